import type { Deadline } from "./deadline.ts";

/** What is thrown when a body is longer than the limit. */
export const TOO_LONG: unique symbol = Symbol("too long");

/** Of a body that is empty, or was not read. */
export const NO_BYTES: Uint8Array<ArrayBuffer> = /* @__PURE__ */ new Uint8Array();

/**
 * Reads a body whole.
 *
 * @param limit bytes, counted after decompression
 * @throws TOO_LONG as soon as the limit is passed; the deadline's reason when it ends; what the
 *   stream throws when it breaks. The stream is let go in every case.
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
  // Not awaited: a stream that does not end may not end its cancellation either. A read that waits ends at once.
  const letGo = (): void => {
    reader.cancel().catch(() => {});
  };
  deadline.whenCut(letGo);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (deadline.isCut) throw deadline.signal.reason;
      if (done) break;
      length += value.byteLength;
      if (length > limit) throw TOO_LONG;
      chunks.push(value);
    }
  } catch (error) {
    letGo();
    throw deadline.isCut ? deadline.signal.reason : error;
  }
  const [first] = chunks;
  const isOne = first !== undefined && chunks.length === 1;
  return isOne ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}
