// A vendor on loopback that accepts every cancel. It tells its port, and ends with the process that started it.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end('{"message":"ok"}');
});
// Longer than a contestant waits for its next turn: a connection that closes between turns would fail a bare fetch.
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
