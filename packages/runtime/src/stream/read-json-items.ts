import { LF, type Piece, PieceTooLongError } from "./read-pieces.ts";

/** A text that is not JSON, or was cut off. */
export class NoJsonError extends Error {}

/** One JSON value a line, by all the names that this format has. Lines without anything are none. */
export async function* readJsonLines(pieces: AsyncIterable<Piece>): AsyncGenerator<unknown, void, undefined> {
  for await (const { text } of pieces) if (text.trim() !== "") yield parse(text);
}

/**
 * JSON text sequences (RFC 7464). A record separator begins a text, and a line feed ends it if all brackets are closed by
 * then: what is written over several lines has others within.
 */
export async function* readJsonSequence(
  pieces: AsyncIterable<Piece>,
  limit: number,
): AsyncGenerator<unknown, void, undefined> {
  let started = "";
  let open: Open = { brackets: 0, isString: false };
  for await (const { text, end } of pieces) {
    started += text;
    if (started.length > limit) throw new PieceTooLongError();
    open = stillOpen(open, text);
    if (end === LF && (open.brackets > 0 || open.isString)) {
      started += "\n";
      continue;
    }
    // A number or a name that nothing follows may have been cut off.
    if (end !== LF && /[\w.+-]$/.test(started)) throw new NoJsonError();
    if (started.trim() !== "") yield parse(started);
    started = "";
    open = { brackets: 0, isString: false };
  }
  if (started.trim() !== "") yield parse(started);
}

/** What a text has begun and not ended. */
interface Open {
  readonly brackets: number;
  readonly isString: boolean;
}

/** Looks at each character once: to try at each line whether the text is whole takes the square of its length. */
function stillOpen({ brackets, isString }: Open, text: string): Open {
  for (const [token] of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (token === '"') isString = !isString;
    else if (isString || token.length > 1) continue;
    else brackets += token === "[" || token === "{" ? 1 : -1;
  }
  return { brackets, isString };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoJsonError();
  }
}
