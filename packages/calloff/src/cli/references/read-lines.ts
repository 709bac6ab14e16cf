import { isUtf8 } from "node:buffer";

/** A line of text, and where the next one begins. */
export interface Line {
  /** Without what ends it; `undefined` where the bytes are not UTF-8, or too many. */
  readonly text: string | undefined;
  /** Bytes from the beginning to the end of this line, what ends it included. */
  readonly end: number;
  /** Whether something ends it: only the last line of a file can be without. */
  readonly isWhole: boolean;
  /** It is longer than lines may be: nothing is read after it. */
  readonly isTooLong: boolean;
}

/** Which lines there can be. */
export interface LineRules {
  /** Bytes of a line, at most: one that never ends would fill the memory. */
  readonly maxBytes: number;
  /** Whether a carriage return ends a line too, alone or before a line feed. */
  readonly returns: boolean;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Splits bytes into lines without holding more than one of them. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  { maxBytes, returns }: LineRules,
): AsyncGenerator<Line, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let end = 0;
  let previous: number | undefined;

  function take(isWhole: boolean): Line {
    const isTooLong = length > maxBytes;
    const line = { text: isTooLong ? undefined : decode(Buffer.concat(parts)), end, isWhole, isTooLong };
    parts = [];
    length = 0;
    return line;
  }
  function keep(part: Uint8Array): void {
    length += part.length;
    // The rest of a line that is too long is not looked at.
    if (length <= maxBytes) parts.push(part);
  }

  for await (const chunk of chunks) {
    const start = end;
    let from = 0;
    // The iterator of entries takes eighteen times as long.
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      const isSecondHalf = returns && byte === LINE_FEED && previous === CARRIAGE_RETURN;
      previous = byte;
      if (byte !== LINE_FEED && !(returns && byte === CARRIAGE_RETURN)) continue;
      end = start + at + 1;
      if (!isSecondHalf) {
        keep(chunk.subarray(from, at));
        const line = take(true);
        yield line;
        if (line.isTooLong) return;
      }
      from = at + 1;
    }
    keep(chunk.subarray(from));
    end = start + chunk.length;
    if (length > maxBytes) {
      yield take(true);
      return;
    }
  }
  if (length > 0) yield take(false);
}

/** Bytes that are not UTF-8 would become other characters: an id with them, another job's. */
function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}
