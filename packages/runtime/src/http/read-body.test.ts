import { getEventListeners } from "node:events";
import { afterAll, expect, test } from "vitest";
import { startDeadline } from "./deadline.ts";
import { BodyTooLongError, readBody } from "./read-body.ts";

/** Of a caller that waits as long as it takes. */
const deadline = startDeadline(2 ** 31 - 1, undefined);
afterAll(() => deadline.close());

/** A response whose chunks come as the reader asks for them, and that knows whether its stream was canceled. */
function streamed(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void): {
  response: Response;
  canceled: () => boolean;
} {
  let canceled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull,
    cancel() {
      canceled = true;
    },
  });
  return { response: new Response(stream), canceled: () => canceled };
}

test("reads a body of several chunks whole", async () => {
  const chunks = [[1, 2], [3], [], [4, 5]].map((bytes) => new Uint8Array(bytes));
  const { response } = streamed((controller) => {
    const next = chunks.shift();
    if (next === undefined) controller.close();
    else controller.enqueue(next);
  });
  expect([...(await readBody(response, 5, deadline))]).toEqual([1, 2, 3, 4, 5]);
});

test("reads no body as empty", async () => {
  expect(await readBody(new Response(null), 5, deadline)).toHaveLength(0);
});

test("refuses a body without end at the limit, and cancels the stream", async () => {
  let sent = 0;
  const { response, canceled } = streamed((controller) => {
    sent += 10;
    controller.enqueue(new Uint8Array(10));
  });
  await expect(readBody(response, 25, deadline)).rejects.toThrow(BodyTooLongError);
  expect(canceled()).toBe(true);
  expect(sent).toBeLessThanOrEqual(50);
});

test("stops in the middle of a body when the deadline ends, and cancels the stream", async () => {
  const { response, canceled } = streamed(() => {});
  const caller = new AbortController();
  const reading = readBody(response, 25, startDeadline(60_000, caller.signal));
  caller.abort("enough");
  await expect(reading).rejects.toBe("enough");
  expect(canceled()).toBe(true);
});

test("reads a body no further than its first chunk when the deadline ended before", async () => {
  const { response, canceled } = streamed((controller) => controller.enqueue(new Uint8Array(1)));
  await expect(readBody(response, 25, startDeadline(60_000, AbortSignal.abort("enough")))).rejects.toBe(
    "enough",
  );
  expect(canceled()).toBe(true);
});

test("rejects with the error that breaks the stream", async () => {
  const { response } = streamed((controller) => controller.error(new Error("connection reset")));
  await expect(readBody(response, 25, deadline)).rejects.toThrow("connection reset");
});

test("leaves no listener on the signal", async () => {
  await readBody(new Response("abc"), 25, deadline);
  expect(getEventListeners(deadline.signal, "abort")).toHaveLength(0);
});
