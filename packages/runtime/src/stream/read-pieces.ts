/** A piece of a stream that was longer than the limit. */
export class PieceTooLongError extends Error {}

/** A part of a stream's text, and what ended it: a byte, or the end of the stream. */
export interface Piece {
  readonly text: string;
  readonly end: number | undefined;
}

export const LF = 0x0a;
export const CR = 0x0d;
export const RS = 0x1e;

/**
 * Splits a stream at single bytes, and reads no further than it is asked to. In UTF-8 no other character has these bytes.
 * The stream is canceled when reading ends early.
 *
 * @param limit bytes of one piece
 * @throws PieceTooLongError as soon as a piece passes the limit; what the stream throws when it breaks or is aborted
 */
export async function* readPieces(
  stream: ReadableStream<Uint8Array>,
  ends: readonly number[],
  limit: number,
): AsyncGenerator<Piece, void, undefined> {
  const reader = stream.getReader();
  // One for all: a byte order mark counts at the beginning alone.
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      let start = 0;
      for (let at = 0; at <= value.length; at += 1) {
        const byte = value[at];
        const isEnd = byte !== undefined && ends.includes(byte);
        if (!isEnd && byte !== undefined) continue;
        length += at - start;
        if (length > limit) throw new PieceTooLongError();
        text += decoder.decode(value.subarray(start, at), { stream: true });
        start = at + 1;
        if (!isEnd) continue;
        yield { text, end: byte };
        text = "";
        length = 0;
      }
    }
    text += decoder.decode();
    if (text !== "") yield { text, end: undefined };
  } finally {
    // Of a stream that has ended it does nothing. Not awaited: one that does not end may not end its cancellation either.
    reader.cancel().catch(() => {});
  }
}
