import { expect, test } from "vitest";
import { Deadline } from "./deadline.ts";
import { readBody, TOO_LONG } from "./read-body.ts";

const deadline = new Deadline();

/** A response whose chunks come as the reader asks for them, and that knows whether it was let go. */
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

test("refuses a body without end at the limit, and lets it go", async () => {
  let sent = 0;
  const { response, canceled } = streamed((controller) => {
    sent += 10;
    controller.enqueue(new Uint8Array(10));
  });
  await expect(readBody(response, 25, deadline)).rejects.toBe(TOO_LONG);
  expect(canceled()).toBe(true);
  expect(sent).toBeLessThanOrEqual(50);
});

test("stops in the middle of a body when the deadline is cut, and lets it go", async () => {
  const { response, canceled } = streamed(() => {});
  const cut = new Deadline();
  const reading = readBody(response, 25, cut);
  cut.cut("enough");
  await expect(reading).rejects.toBe("enough");
  expect(canceled()).toBe(true);
});

test("does not wait for a body when the deadline was cut before", async () => {
  const { response, canceled } = streamed(() => {});
  const cut = new Deadline();
  cut.cut("enough");
  await expect(readBody(response, 25, cut)).rejects.toBe("enough");
  expect(canceled()).toBe(true);
});

test("passes on what breaks the stream", async () => {
  const { response } = streamed((controller) => controller.error(new Error("connection reset")));
  await expect(readBody(response, 25, deadline)).rejects.toThrow("connection reset");
});
