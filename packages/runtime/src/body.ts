/** The body was longer than the limit. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * Reads a body whole.
 *
 * @param limit bytes, counted after decompression
 * @throws BodyTooLarge as soon as the limit is passed; the signal's reason when it aborts; what the
 *   stream throws when it breaks. The stream is let go in every case.
 */
export async function readBody(
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Not awaited: a stream that does not end may not end its cancellation either. A read that waits ends at once.
  const letGo = (): void => {
    reader.cancel().catch(() => {});
  };
  signal.addEventListener("abort", letGo);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) throw signal.reason;
      if (done) break;
      length += value.byteLength;
      if (length > limit) throw new BodyTooLarge(`longer than ${limit} bytes`);
      chunks.push(value);
    }
  } catch (error) {
    letGo();
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", letGo);
  }
  const body = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    body.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return body;
}
