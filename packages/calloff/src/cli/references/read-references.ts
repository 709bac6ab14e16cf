import { CalloffError, formatReference } from "@calloff/core";
import { CliError } from "../cli-error.ts";
import { formatParts } from "../known-provider.ts";
import { type LineRules, readLines } from "./read-lines.ts";

/** Of one reference, with all that stands beside it in JSON. */
const MAX_LINE_BYTES = 2 ** 20;

/** How the lines of a file of references end: with a line feed, a carriage return, or both. */
export const REFERENCE_LINES: LineRules = { maxBytes: MAX_LINE_BYTES, returns: true };

/** The references of a file, one a line: `provider:id`, or JSON with `provider` and `id` or `reference`. */
export async function* readReferences(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<string, void, undefined> {
  let number = 0;
  for await (const { text, isTooLong } of readLines(chunks, REFERENCE_LINES)) {
    number += 1;
    const place = `${name}:${number}`;
    if (isTooLong) {
      throw new CliError(
        `${place}: the line is longer than ${MAX_LINE_BYTES} bytes; write one reference per line.`,
      );
    }
    if (text === undefined) throw new CliError(`${place}: is not UTF-8; save the file as UTF-8.`);
    // A byte order mark counts as white space.
    const trimmed = text.trim();
    if (trimmed !== "") yield toReference(trimmed, place);
  }
}

/** @throws CliError when it is JSON of another shape, or broken */
function toReference(text: string, place: string): string {
  // No provider's name begins like JSON.
  if (!text.startsWith("{") && !text.startsWith('"')) return text;
  const value = parse(text, place);
  if (typeof value === "string") return value;
  const { reference, provider, id } = value as Record<string, unknown>;
  if (typeof reference === "string") return reference;
  if (typeof provider === "string" && isId(id)) return fromParts(provider, id, place);
  throw new CliError(
    `${place}: this JSON is not a reference; write {"provider":"pulse","id":"abc"} or {"reference":"pulse:abc"}.`,
  );
}

/** Text, a number, or an object of several parts. */
function isId(id: unknown): id is string | number | object {
  if (typeof id === "object") return id !== null && !Array.isArray(id);
  return typeof id === "string" || typeof id === "number";
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CliError(`${place}: is not valid JSON; write one reference, or one JSON object, per line.`);
  }
}

function fromParts(provider: string, id: string | number | object, place: string): string {
  // JSON.parse has already rounded a number that is too large: it would be another job's.
  const numbers = (typeof id === "object" ? Object.values(id) : [id]).filter(
    (part) => typeof part === "number",
  );
  if (!numbers.every(Number.isSafeInteger)) {
    throw new CliError(
      `${place}: a JSON number cannot hold this id exactly; write it as a string: "id":"9007199254740993".`,
    );
  }
  try {
    return typeof id === "object" ? formatParts(provider, id) : formatReference({ provider, id });
  } catch (error) {
    if (!CalloffError.is(error)) throw error;
    throw new CliError(`${place}: ${error.message}`);
  }
}
