// One socket a page: hello by ticket, commands matched by id, channels resumed by version, back after every loss that may come back.
import { post, told } from "./api.js";
import { ServerClock } from "./clock.js";
import { asked, CommandError, ENDS, isFinal, LOST, REFUSED, refusalOf } from "./refusals.js";
import { Replies } from "./replies.js";
/** @import { Fields, Frame, FrameOn, Listener, Ok, Seat, Status, Wire } from "lms-types/live" */

const SHOW_LOSS_AFTER = 1000;
const PING_EVERY = 10000;
const PATIENCE = 3000; // silence after a question of ours before the line counts as dead
const HANDSHAKE = 8000;
const SLOW = 1000;
const DRAINING = 4000;
const LONGEST_WAIT = 10000;

export class Realtime extends EventTarget {
  /** @type {WebSocket | null} */
  #socket = null;
  #replies = new Replies();
  /** @type {Map<string, Set<Required<Listener>>>} by name, who listens */
  #channels = new Map();
  #greeted = false; // from here on each new channel is asked for by itself
  #tries = 0;
  #notBefore = 0;
  /** @type {{ retry?: number, show?: number, ping?: number, dead?: number | null }} */
  #timers = {};
  #stopped = false;

  // ticket: one that another reply brought along; seat(): which player of which game a ticket is asked for.
  /** @param {{ ticket?: string | null, seat?: () => Seat }} options */
  constructor({ ticket = null, seat = () => ({}) } = {}) {
    super();
    this.clock = new ServerClock();
    /** @type {Status} */
    this.status = "connecting"; // what is shown
    this.ready = false; // what is: said hello, subscribed
    this.closeCode = 0;
    this.ticket = ticket;
    this.seat = seat;
    this.wake = this.wake.bind(this);
    this.lose = this.lose.bind(this);
  }

  start() {
    addEventListener("online", this.wake);
    addEventListener("offline", this.lose);
    document.addEventListener("visibilitychange", this.wake);
    this.#connect();
    return this;
  }

  stop() {
    this.#stopped = true;
    removeEventListener("online", this.wake);
    removeEventListener("offline", this.lose);
    document.removeEventListener("visibilitychange", this.wake);
    this.#drop();
    clearTimeout(this.#timers.retry);
    clearTimeout(this.#timers.show);
  }

  // Subscribes and returns a function that unsubscribes. A refused listener without refused() closes the connection.
  /** @template {string} N @param {N} name @param {Listener<FrameOn<N>>} listener */
  channel(name, { apply, version = () => undefined, refused = null }) {
    const listener = /** @type {Required<Listener>} a channel brings its own frames alone */ ({
      apply,
      version,
      refused,
    });
    const listeners = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, listeners.add(listener));
    if (this.#greeted) this.#follow(name, listener);
    return () => this.#leave(name, listener);
  }

  /** @param {string} name of a channel, asked again for what may have been missed */
  resubscribe(name) {
    return Promise.all(this.#listeners(name).map((one) => this.#subscribe(name, one))).catch(() => {});
  }

  get live() {
    return this.status === "connected" || this.status === "slow";
  }

  /** @param {string} type @param {Fields} fields @returns {Promise<Ok>} */
  command(type, fields = {}) {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new CommandError(LOST));
    const send = (/** @type {number} */ id) => socket.send(JSON.stringify({ id, type, ...fields }));
    return this.#replies.ask(send, () => this.#probe(), PATIENCE);
  }

  wake() {
    if (document.visibilityState !== "visible" || this.status === "closed") return;
    if (this.ready) this.#probe();
    else this.#retry(0);
  }

  lose() {
    this.#drop();
    this.#lost(navigator.onLine ? "reconnecting" : "offline");
    this.#retry();
  }

  async #connect() {
    clearTimeout(this.#timers.retry);
    if (this.#socket || this.#stopped) return;
    let ticket = this.ticket;
    this.ticket = null;
    if (!ticket) {
      try {
        ({ ticket } = await post("realtime/tickets", this.seat(), {
          signal: AbortSignal.timeout?.(HANDSHAKE),
        }));
      } catch (error) {
        const { status = 0, retryAfter = 0 } = told(error);
        const final = ENDS[status];
        if (final) this.#close(final);
        else {
          this.#lost(navigator.onLine ? "reconnecting" : "offline");
          this.#retry(retryAfter * 1000 || undefined);
        }
        return;
      }
      if (this.#socket || this.#stopped) return;
    }
    const socket = new WebSocket(new URL("/api/v1/realtime", location.href.replace("http", "ws")), ["lms.v1"]);
    this.#socket = socket;
    this.#expect(HANDSHAKE);
    /** @template E @param {(event: E) => void} handler */
    const mine = (handler) => (/** @type {E} */ event) => {
      if (this.#socket === socket) handler(event);
    };
    socket.onopen = mine(() => this.#hello(ticket));
    socket.onmessage = mine((/** @type {MessageEvent<string>} */ event) => this.#receive(JSON.parse(event.data)));
    socket.onclose = mine((/** @type {CloseEvent} */ event) => this.#closed(event));
  }

  /** @param {string} ticket */
  async #hello(ticket) {
    try {
      const sent = performance.now();
      const hello = await this.command("hello", { ticket });
      this.clock.reset();
      this.clock.sample(hello.server_time ?? "", sent);
      this.#greeted = true;
      const names = [...this.#channels.keys()];
      await Promise.all(names.flatMap((name) => this.#listeners(name).map((one) => this.#subscribe(name, one))));
    } catch (error) {
      const { code, frame } = refusalOf(error);
      if (code === "lost") return;
      if (REFUSED.has(code)) this.#close(4404);
      else {
        this.#drop();
        this.#retry(frame.retry_after_ms);
      }
      return;
    }
    this.#tries = 0;
    this.ready = true;
    this.#calm();
    clearTimeout(this.#timers.show);
    this.#set("connected");
    this.dispatchEvent(new Event("resumed"));
    this.#probe();
    this.#timers.ping = setInterval(() => this.#probe(), PING_EVERY);
  }

  /** @param {string} name @param {Required<Listener>} listener */
  async #subscribe(name, listener) {
    try {
      const reply = await this.command("subscribe", { channel: name, version: listener.version() });
      if (this.#channels.get(name)?.has(listener))
        listener.apply(/** @type {Frame} */ ({ ...reply, type: "snapshot" }));
    } catch (error) {
      if (!listener.refused || !REFUSED.has(refusalOf(error).code)) throw error;
      listener.refused();
    }
  }

  // Subscribes on the open connection; a new connection subscribes to all channels by itself.
  /** @param {string} name @param {Required<Listener>} listener */
  #follow(name, listener) {
    this.#subscribe(name, listener).catch((error) => {
      const { code, frame } = refusalOf(error);
      const again = () => this.#greeted && this.#channels.get(name)?.has(listener) && this.#follow(name, listener);
      if (REFUSED.has(code)) this.#close(4404);
      else if (code !== "lost") setTimeout(again, frame.retry_after_ms || SLOW);
    });
  }

  /** @param {string} name @param {Required<Listener>} listener */
  #leave(name, listener) {
    const listeners = this.#channels.get(name);
    if (!listeners?.delete(listener) || listeners.size) return;
    this.#channels.delete(name);
    if (this.#greeted) this.command("unsubscribe", { channel: name }).catch(() => {});
  }

  /** @param {string} name */
  #listeners(name) {
    return [...(this.#channels.get(name) ?? [])];
  }

  async #probe() {
    if (this.#socket?.readyState !== WebSocket.OPEN || this.#timers.dead) return;
    const sent = performance.now();
    this.#expect(PATIENCE);
    const slow = setTimeout(() => this.live && this.#set("slow"), SLOW);
    try {
      this.clock.sample((await this.command("ping")).server_time ?? "", sent);
      if (this.live && performance.now() - sent < SLOW) this.#set("connected");
    } catch {
      /* the close tells */
    }
    clearTimeout(slow);
    this.#calm();
  }

  /** @param {number} patience without an answer by then the line is dead, whatever the browser believes */
  #expect(patience) {
    const socket = this.#socket;
    this.#timers.dead = setTimeout(() => {
      if (this.#socket === socket) this.lose();
    }, patience);
  }

  #calm() {
    clearTimeout(this.#timers.dead ?? undefined);
    this.#timers.dead = null;
  }

  /** @param {Ok | Wire["Error"] | Wire["Heartbeat"] | (Frame & { channel: string })} frame */
  #receive(frame) {
    if (frame.type === "ok" || frame.type === "error") {
      this.#replies.settle(frame); // a notification has an id of its own
    } else if (frame.type === "ping") {
      this.#socket?.send('{"type":"pong"}');
    } else if (frame.channel) {
      for (const { apply } of this.#listeners(frame.channel)) apply(frame);
    }
  }

  /** @param {CloseEvent} event */
  #closed({ code, reason }) {
    this.#drop();
    if (code === DRAINING) this.#notBefore = performance.now() + asked(reason, LONGEST_WAIT);
    if (isFinal(code, this.#channels.values())) this.#close(code);
    else {
      this.#lost(navigator.onLine ? "reconnecting" : "offline");
      this.#retry(code === 4004 ? 0 : undefined);
    }
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    this.ready = this.#greeted = false;
    if (socket) {
      socket.onclose = socket.onmessage = null;
      socket.close();
    }
    clearInterval(this.#timers.ping);
    this.#calm();
    this.#replies.lose();
  }

  /** @param {Status} status a short loss is nobody's business: it shows after a second */
  #lost(status) {
    if (this.status === "closed" || this.#stopped) return;
    if (this.live) {
      clearTimeout(this.#timers.show);
      this.#timers.show = setTimeout(() => !this.ready && this.#set(status), SHOW_LOSS_AFTER);
    } else if (this.status !== "connecting" || status === "offline") this.#set(status);
  }

  /** @param {number | null} [after] */
  #retry(after) {
    if (this.status === "closed" || this.#stopped) return;
    this.#tries += 1;
    const wait = after ?? Math.min(LONGEST_WAIT, 250 * 2 ** Math.min(this.#tries, 6)) * (0.5 + Math.random() / 2);
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), Math.max(wait, this.#notBefore - performance.now()));
  }

  /** @param {number} code */
  #close(code) {
    this.#drop();
    clearTimeout(this.#timers.show);
    this.closeCode = code;
    this.#set("closed");
  }

  /** @param {Status} status */
  #set(status) {
    if (this.status === status || this.#stopped) return;
    this.status = status;
    this.dispatchEvent(new Event("status"));
  }
}
