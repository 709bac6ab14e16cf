import { expect, test } from "vitest";
import { startOwnServer } from "./own-server.ts";

/** Longer than Node keeps an idle connection unless it is told, and not a request more. */
const LONG = 6_500;

test("a request after its process was busy for long finds its connection open", async () => {
  await using server = await startOwnServer();
  const answer = { status: 200, headers: {}, body: "here" };
  server.answer(answer);
  await (await fetch(server.origin)).text();
  // As a sample that takes long: no timer and no socket gets a turn.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONG);
  server.answer(answer);
  expect(await (await fetch(server.origin)).text()).toBe("here");
  expect(server.requests).toHaveLength(1);
});
