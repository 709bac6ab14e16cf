/** A line of text, and where the next one begins. */
export interface Line {
  readonly text: string;
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
      yield { text: bytes.toString("utf8", 0, at), end, isWhole: true };
      bytes = bytes.subarray(at + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield { text: rest.toString("utf8"), end: end + rest.length, isWhole: false };
}
