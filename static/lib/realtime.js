// One socket a page: hello by ticket, commands matched by id, channels resumed by version, back after every loss that may come back.
import { post } from "./api.js";
import { ServerClock } from "./clock.js";
import { asked, CommandError, LOST, REFUSED } from "./refusals.js";

const SHOW_LOSS_AFTER = 1000;
const PING_EVERY = 10000;
const PATIENCE = 3000; // silence after a question of ours before the line counts as dead
const HANDSHAKE = 8000;
const SLOW = 1000;
const DRAINING = 4000;
const LONGEST_WAIT = 10000;

export class Realtime extends EventTarget {
  #socket = null;
  #ids = 0;
  #waiting = new Map();
  #channels = new Map(); // by name, who listens
  #greeted = false; // from here on each new channel is asked for by itself
  #tries = 0;
  #notBefore = 0;
  #timers = {};
  #stopped = false;

  /** ticket: one that another reply brought along; seat(): which player of which game a ticket is asked for. */
  constructor({ ticket = null, seat = () => ({}) } = {}) {
    super();
    this.clock = new ServerClock();
    this.status = "connecting"; // what is shown: connected, slow, reconnecting, offline, closed
    this.ready = false; // what is: said hello, subscribed
    this.closeCode = 0;
    this.who = null;
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

  /**
   * Listens, and returns how to stop. apply(frame) gets snapshots and events; version() the last version
   * it holds, to resume from; refused() hears that the channel is not for us, else the whole line closes.
   * @param {string} name
   * @param {{ apply: (frame: any) => void, version?: () => number | undefined, refused?: (() => void) | null }} listener
   */
  channel(name, { apply, version = () => undefined, refused = null }) {
    const listener = { apply, version, refused };
    if (!this.#channels.has(name)) this.#channels.set(name, new Set());
    this.#channels.get(name).add(listener);
    if (this.#greeted) this.#follow(name, listener);
    return () => this.#leave(name, listener);
  }

  /** Asks for what may have been missed. */
  resubscribe(name) {
    return Promise.all(this.#listeners(name).map((one) => this.#subscribe(name, one))).catch(() => {});
  }

  get live() {
    return this.status === "connected" || this.status === "slow";
  }

  command(type, fields = {}) {
    return new Promise((resolve, reject) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) {
        reject(new CommandError(LOST));
        return;
      }
      const id = (this.#ids += 1);
      const watch = setTimeout(() => this.#probe(), PATIENCE);
      this.#waiting.set(id, { resolve, reject, watch });
      this.#socket.send(JSON.stringify({ id, type, ...fields }));
    });
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
        const final = { 401: 4401, 403: 4403, 404: 4401 }[error.status];
        if (final) this.#close(final);
        else {
          this.#lost(navigator.onLine ? "reconnecting" : "offline");
          this.#retry(error.retryAfter * 1000 || undefined);
        }
        return;
      }
      if (this.#socket || this.#stopped) return;
    }
    const url = new URL("/api/v1/realtime", location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = new WebSocket(url, ["lms.v1"]);
    this.#socket = socket;
    this.#expect(HANDSHAKE);
    const mine = (handler) => (event) => {
      if (this.#socket === socket) handler(event);
    };
    socket.onopen = mine(() => this.#hello(ticket));
    socket.onmessage = mine((event) => this.#receive(JSON.parse(event.data)));
    socket.onclose = mine((event) => this.#closed(event));
  }

  async #hello(ticket) {
    try {
      const sent = performance.now();
      const hello = await this.command("hello", { ticket });
      this.clock.reset();
      this.clock.sample(hello.server_time, sent);
      this.who = hello.user || hello.participant;
      this.#greeted = true;
      const names = [...this.#channels.keys()];
      await Promise.all(names.flatMap((name) => this.#listeners(name).map((one) => this.#subscribe(name, one))));
    } catch (error) {
      if (error.code === "lost") return;
      if (REFUSED.has(error.code)) this.#close(4404);
      else {
        this.#drop();
        this.#retry(error.frame?.retry_after_ms);
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

  async #subscribe(name, listener) {
    try {
      const reply = await this.command("subscribe", { channel: name, version: listener.version() });
      if (this.#channels.get(name)?.has(listener)) listener.apply({ ...reply, type: "snapshot" });
    } catch (error) {
      if (!listener.refused || !REFUSED.has(error.code)) throw error;
      listener.refused();
    }
  }

  /** Subscribes on a line that stands already; a new line asks for all channels by itself. */
  #follow(name, listener) {
    this.#subscribe(name, listener).catch(({ code, frame }) => {
      const again = () => this.#greeted && this.#channels.get(name)?.has(listener) && this.#follow(name, listener);
      if (REFUSED.has(code)) this.#close(4404);
      else if (code !== "lost") setTimeout(again, frame.retry_after_ms || SLOW);
    });
  }

  #leave(name, listener) {
    const listeners = this.#channels.get(name);
    if (!listeners?.delete(listener) || listeners.size) return;
    this.#channels.delete(name);
    if (this.#greeted) this.command("unsubscribe", { channel: name }).catch(() => {});
  }

  #listeners(name) {
    return [...(this.#channels.get(name) ?? [])];
  }

  async #probe() {
    if (this.#socket?.readyState !== WebSocket.OPEN || this.#timers.dead) return;
    const sent = performance.now();
    this.#expect(PATIENCE);
    const slow = setTimeout(() => this.live && this.#set("slow"), SLOW);
    try {
      const pong = await this.command("ping");
      this.clock.sample(pong.server_time, sent);
      if (this.live && performance.now() - sent < SLOW) this.#set("connected");
    } catch {
      /* the close tells */
    }
    clearTimeout(slow);
    this.#calm();
  }

  /** Without an answer by then the line is dead, whatever the browser believes. */
  #expect(patience) {
    const socket = this.#socket;
    this.#timers.dead = setTimeout(() => {
      if (this.#socket === socket) this.lose();
    }, patience);
  }

  #calm() {
    clearTimeout(this.#timers.dead);
    this.#timers.dead = null;
  }

  #receive(frame) {
    if (frame.type === "ok" || frame.type === "error") {
      // a notification has an id of its own
      const waiter = this.#waiting.get(frame.id);
      this.#waiting.delete(frame.id);
      clearTimeout(waiter?.watch);
      if (frame.type === "error") waiter?.reject(new CommandError(frame));
      else waiter?.resolve(frame);
    } else if (frame.type === "ping") {
      this.#socket.send('{"type":"pong"}');
    } else if (frame.channel) {
      for (const { apply } of this.#listeners(frame.channel)) apply(frame);
    }
  }

  #closed({ code, reason }) {
    this.#drop();
    if (code === DRAINING) this.#notBefore = performance.now() + asked(reason, LONGEST_WAIT);
    if (code >= 4400 && code <= 4499) this.#close(code);
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
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject, watch }) => {
      clearTimeout(watch);
      reject(new CommandError(LOST));
    });
  }

  /** A short loss is nobody's business: it shows after a second. */
  #lost(status) {
    if (this.status === "closed" || this.#stopped) return;
    if (this.live) {
      clearTimeout(this.#timers.show);
      this.#timers.show = setTimeout(() => !this.ready && this.#set(status), SHOW_LOSS_AFTER);
    } else if (this.status !== "connecting" || status === "offline") this.#set(status);
  }

  #retry(after) {
    if (this.status === "closed" || this.#stopped) return;
    this.#tries += 1;
    const wait = after ?? Math.min(LONGEST_WAIT, 250 * 2 ** Math.min(this.#tries, 6)) * (0.5 + Math.random() / 2);
    clearTimeout(this.#timers.retry);
    this.#timers.retry = setTimeout(() => this.#connect(), Math.max(wait, this.#notBefore - performance.now()));
  }

  #close(code) {
    this.#drop();
    clearTimeout(this.#timers.show);
    this.closeCode = code;
    this.#set("closed");
  }

  #set(status) {
    if (this.status === status || this.#stopped) return;
    this.status = status;
    this.dispatchEvent(new Event("status"));
  }
}
