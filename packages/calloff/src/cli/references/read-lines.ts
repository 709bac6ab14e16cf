import { isUtf8 } from "node:buffer";

/** A line of text, and where the next one begins. */
export interface Line {
  /** Without its line feed; `undefined` where the bytes are not UTF-8. */
  readonly text: string | undefined;
  /** Bytes from the beginning to the end of this line, its line feed included. */
  readonly end: number;
  /** Whether a line feed ends it: only the last line of a file can be without. */
  readonly isWhole: boolean;
}

const LINE_FEED = 0x0a;

/** Splits bytes into lines without holding more than one of them. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, undefined> {
  let rest = Buffer.alloc(0);
  let end = 0;
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED)) {
      end += at + 1;
      yield { text: decode(bytes.subarray(0, at)), end, isWhole: true };
      bytes = bytes.subarray(at + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield { text: decode(rest), end: end + rest.length, isWhole: false };
}

/** Bytes that are not UTF-8 would become other characters: an id with them, another job's. */
function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
}
