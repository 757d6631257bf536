// What we stand beside: Node's `ws` and `pg` with the same group commit and the same statements.
// The first answer waits 5 ms for others, batches are stored one after the other, acks follow the
// commit.
// An opening is stored, then told to both processes by NOTIFY, and by each to all of its sockets.
//
//   node peer.mjs     with DATABASE_URL and BENCH_MODULES; ends with its standard input.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.BENCH_MODULES}/`);
const { WebSocketServer } = require("ws");
const { Pool } = require("pg");

const GATHER_MS = 5;
const MOST = 500;
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const STORE = {
  name: "store",
  text: "select * from peer.store_answers($1, $2, $3, $4, $5)",
};

const OPEN = {
  name: "open",
  text: `with moved as (update peer.sessions set phase = 'open', question_id = $2, opened_at = now(),
  deadline = now() + interval '10 minutes' where id = $1 returning id)
select pg_notify('opened', $3) from moved`,
};

const gathering = new Map(); // session -> answers of the last 5 ms
const waiting = new Map(); // session -> answers that wait for the batch before
const running = new Set();

function put(sessionId, one) {
  const gathered = gathering.get(sessionId);
  if (gathered) {
    gathered.push(one);
    return;
  }
  gathering.set(sessionId, [one]);
  setTimeout(take, GATHER_MS, sessionId);
}

function take(sessionId) {
  const before = waiting.get(sessionId);
  const gathered = gathering.get(sessionId);
  gathering.delete(sessionId);
  waiting.set(sessionId, before ? before.concat(gathered) : gathered);
  if (!running.has(sessionId)) {
    running.add(sessionId);
    run(sessionId);
  }
}

async function run(sessionId) {
  try {
    for (let batch; (batch = waiting.get(sessionId)); ) {
      waiting.delete(sessionId);
      for (let i = 0; i < batch.length; i += MOST) await store(sessionId, batch.slice(i, i + MOST));
    }
  } finally {
    running.delete(sessionId);
  }
}

async function store(sessionId, batch) {
  batch.sort((a, b) => (a.participant < b.participant ? -1 : 1));
  const { rows } = await pool.query({
    ...STORE,
    values: [
      sessionId,
      batch[0].question,
      batch.map((one) => one.participant),
      batch.map((one) => one.answer),
      batch.map((one) => one.received),
    ],
  });
  const stored = new Map(rows.map((row) => [row.participant_id, row.answered_ms]));
  for (const one of batch) {
    const ms = stored.get(one.participant);
    one.socket.send(
      JSON.stringify(
        ms === undefined
          ? { id: one.id, type: "error", code: "closed", retryable: false }
          : { id: one.id, type: "ok", accepted: true, answered_ms: ms },
      ),
    );
  }
}

function hear(socket, data) {
  const received = new Date().toISOString();
  const message = JSON.parse(data);
  if (message.type === "live.answer") {
    const { options } = message.answer;
    if (!Array.isArray(options) || !options.every((option) => typeof option === "string")) {
      socket.send(JSON.stringify({ id: message.id, type: "error", code: "invalid" }));
      return;
    }
    put(message.session_id, {
      socket,
      received,
      id: message.id,
      question: message.question_id,
      participant: socket.participant,
      answer: JSON.stringify({ options: options.toSorted?.() ?? [...options].sort() }),
    });
  } else if (message.type === "live.open") {
    const { event } = message;
    const values = [message.session_id, event.question_id, JSON.stringify(event)];
    pool.query({ ...OPEN, values }).then(() => {
      socket.send(JSON.stringify({ id: message.id, type: "ok" }));
    });
  } else {
    if (message.type === "hello") socket.participant = message.player_token;
    socket.send(JSON.stringify({ id: message.id, type: "ok" }));
  }
}

const server = createServer();
const sockets = new WebSocketServer({
  server,
  perMessageDeflate: false,
  maxPayload: 16384,
  handleProtocols: (offered) => offered.values().next().value,
});
sockets.on("connection", (socket) => {
  socket.on("message", (data) => hear(socket, data));
});

const listener = await pool.connect();
listener.on("notification", ({ payload }) => {
  const body = Buffer.from(payload);
  for (const socket of sockets.clients) {
    if (socket.readyState === 1) socket.send(body, { binary: false });
  }
});
await listener.query("listen opened");

server.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => console.log("port", server.address().port));
process.stdin.resume().on("close", () => process.exit(0));
