import type { Deadline } from "./deadline.ts";

/** A body that was longer than the limit. */
export class BodyTooLongError extends Error {}

/** A body that is empty, or was not read. */
export const NO_BYTES: Uint8Array<ArrayBuffer> = /* @__PURE__ */ new Uint8Array();

/**
 * Reads a body whole. The stream is canceled when reading ends early.
 *
 * @param limit bytes, counted after decompression
 * @throws BodyTooLongError as soon as the limit is passed; the deadline's reason when it ends; what the stream
 *   throws when the connection breaks
 */
export async function readBody(
  response: Response,
  limit: number,
  deadline: Deadline,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return NO_BYTES;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // Not awaited: a stream that does not end may not end its cancellation either. A pending read ends at once.
  const cancel = (): void => {
    reader.cancel().catch(() => {});
  };
  deadline.onEnd = cancel;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      deadline.signal.throwIfAborted();
      if (done) break;
      length += value.byteLength;
      if (length > limit) throw new BodyTooLongError();
      chunks.push(value);
    }
  } catch (error) {
    cancel();
    throw error;
  }
  const [first] = chunks;
  const isOne = first !== undefined && chunks.length === 1;
  return isOne ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}
