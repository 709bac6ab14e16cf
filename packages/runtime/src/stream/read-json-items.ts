import { LF, type Piece, PieceTooLongError } from "./read-pieces.ts";

/** A text that is no JSON, or was cut off. */
export class NoJsonError extends Error {}

/** One JSON value a line, by all the names that this format has. Lines without anything are none. */
export async function* readJsonLines(pieces: AsyncIterable<Piece>): AsyncGenerator<unknown, void, undefined> {
  for await (const { text } of pieces) if (text.trim() !== "") yield parse(text);
}

/**
 * JSON text sequences (RFC 7464). A record separator begins a text, and a line feed ends it if it is whole by then: what
 * is written over several lines has others within.
 */
export async function* readJsonSequence(
  pieces: AsyncIterable<Piece>,
  limit: number,
): AsyncGenerator<unknown, void, undefined> {
  let started = "";
  for await (const { text, end } of pieces) {
    started += text;
    if (started.length > limit) throw new PieceTooLongError();
    if (started.trim() === "") {
      started = "";
      continue;
    }
    const isWhole = end !== LF || isJson(started);
    if (isWhole) {
      // A number or a name that nothing follows may have been cut off.
      if (end !== LF && /[\w.+-]$/.test(started)) throw new NoJsonError();
      yield parse(started);
      started = "";
    } else started += "\n";
  }
  if (started.trim() !== "") yield parse(started);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoJsonError();
  }
}
