// Node's `ws`, as its README broadcasts, from one Buffer, without compression.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { WebSocketServer } = createRequire(`${process.env.BENCH_MODULES}/`)("ws");
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

createInterface({ input: process.stdin })
  .on("line", (line) => {
    if (line === "gc") globalThis.gc?.();
    const body = Buffer.alloc(Number(line.split(" ")[1] ?? 0), "x");
    for (const socket of body.length ? sockets.clients : []) {
      if (socket.readyState === 1) socket.send(body, { binary: false });
    }
    console.log("done");
  })
  .on("close", () => process.exit(0));

server.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => console.log("port", server.address().port));
