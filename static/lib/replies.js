// The commands of one connection that wait for their reply, by id.
import { CommandError, LOST } from "./refusals.js";
/** @import { Ok, Wire } from "lms-types/live" */
/** @typedef {{ resolve: (frame: Ok) => void, reject: (error: CommandError) => void, watch: number }} Waiter */

export class Replies {
  #ids = 0;
  /** @type {Map<Ok["id"] | null, Waiter>} */
  #waiting = new Map();

  /**
   * Sends a command by its id; late() is called when there is no reply after `patience` ms.
   * @param {(id: number) => void} send @param {() => void} late @param {number} patience
   * @returns {Promise<Ok>}
   */
  ask(send, late, patience) {
    return new Promise((resolve, reject) => {
      const id = (this.#ids += 1);
      this.#waiting.set(id, { resolve, reject, watch: setTimeout(late, patience) });
      send(id);
    });
  }

  /** @param {Ok | Wire["Error"]} frame */
  settle(frame) {
    const waiter = this.#waiting.get(frame.id);
    this.#waiting.delete(frame.id);
    clearTimeout(waiter?.watch);
    if (frame.type === "error") waiter?.reject(new CommandError(frame));
    else waiter?.resolve(frame);
  }

  /** The line is gone, and the answers with it. */
  lose() {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject, watch }) => {
      clearTimeout(watch);
      reject(new CommandError(LOST));
    });
  }
}
