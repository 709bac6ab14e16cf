import { checkInteger } from "../check-options.ts";
import { CalloffError } from "../error.ts";
import { readEvents } from "./read-events.ts";
import { NoJsonError, readJsonLines, readJsonSequence } from "./read-json-items.ts";
import { CR, LF, PieceTooLongError, RS, readPieces } from "./read-pieces.ts";

/** The body of an answer that is a stream of items. Generated types have it where a document says `itemSchema`. */
export type ItemStream<Item> = ReadableStream<Uint8Array> & {
  /** The type of the items. No value has it. */
  readonly "~item"?: Item;
};

/** A success of the typed client whose body has not been read yet. */
export interface StreamedAnswer<Item> {
  /** The body; undefined or null where there was none. */
  readonly data: ItemStream<Item> | null | undefined;
  /** The response. Its content type gives the format of the items. */
  readonly response: Response;
}

/** Options of {@link items}. */
export interface StreamOptions {
  /**
   * The most bytes of one line, of one event's data, or of one JSON text.
   *
   * @default 1,048,576
   */
  readonly maxBodyBytes?: number;
}

/**
 * The items of an answer that is a stream, one by one as they come: server-sent events, JSON lines or a JSON text
 * sequence (RFC 7464), as the answer's content type says. An event is an object with its `data`, and with `event`, `id`
 * and `retry` where it has them; `data` is text, which may be JSON. The body is canceled when you leave the loop early.
 * The call's `signal` ends the loop too, with its reason as the error.
 *
 * @throws CalloffError `invalid-options`, and `unexpected-response` for a content type that is none of these, an item that is no JSON, and one
 *   that is longer than `maxBodyBytes`
 * @example
 * import { items } from "@calloff/runtime/stream";
 *
 * const answer = await client.GET("/jobs/{id}/events", { params: { path: { id: "abc" } } });
 * if (answer.data) for await (const { data } of items(answer)) console.log(data);
 */
export async function* items<Item>(
  answer: StreamedAnswer<Item>,
  options: StreamOptions = {},
): AsyncGenerator<Item, void, undefined> {
  const { data, response } = answer;
  const maxBodyBytes = checkInteger(undefined, "maxBodyBytes", options.maxBodyBytes ?? 2 ** 20, 1, 2 ** 30);
  if (!data) return;
  let count = 0;
  try {
    for await (const item of read(data, response, maxBodyBytes)) {
      yield item as Item;
      count += 1;
    }
  } catch (error) {
    if (error instanceof NoJsonError)
      throw unexpected(response, `item ${count + 1} is not JSON, or was cut off`);
    if (!(error instanceof PieceTooLongError)) throw error;
    throw unexpected(response, `item ${count + 1} is longer than ${maxBodyBytes} bytes (maxBodyBytes)`);
  }
}

function read(data: ReadableStream<Uint8Array>, response: Response, limit: number): AsyncIterable<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (/^text\/event-stream\s*(?:;|$)/i.test(type))
    return readEvents(readPieces(data, [LF, CR], limit), limit);
  if (/^[^;]*[/+]json-seq\s*(?:;|$)/i.test(type))
    return readJsonSequence(readPieces(data, [LF, RS], limit), limit);
  if (/^application\/(?:x-)?(?:ndjson|jsonl|json-?lines)\s*(?:;|$)/i.test(type))
    return readJsonLines(readPieces(data, [LF], limit));
  data.cancel().catch(() => {});
  throw unexpected(response, `${type || "a body of no type"} is not a stream of items`);
}

function unexpected({ status }: Response, problem: string): CalloffError {
  return new CalloffError({
    code: "unexpected-response",
    status,
    message: `Calloff: the answer cannot be read as items: ${problem}.`,
  });
}
