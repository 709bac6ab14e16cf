import { essenceOf } from "../media-range.ts";

/** A vendor's answer as it arrived: no redirect followed, nothing repeated, nothing put right. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Why the body could not be read to its end. */
  readonly brokenOff: string | undefined;
}

/** Reads a body to its end, to `limit` bytes, or until the signal, whichever is first. */
export async function readReceived(
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<Received> {
  const chunks: Uint8Array[] = [];
  const brokenOff = await readInto(chunks, response, limit, signal);
  const text = Buffer.concat(chunks).toString("utf8");
  return { status: response.status, headers: response.headers, text, brokenOff };
}

async function readInto(
  chunks: Uint8Array[],
  response: Response,
  limit: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return undefined;
  const stop = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (let length = 0; ; ) {
      const { done, value } = await reader.read();
      if (signal.aborted) return "it did not end in time";
      if (done) return undefined;
      length += value.byteLength;
      chunks.push(value);
      if (length > limit) {
        stop();
        return `it is longer than ${limit} bytes`;
      }
    }
  } catch {
    return "the connection broke, or it did not end in time";
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:[^;\s]+\+)?json$/i.test(essenceOf(mediaType));
}
