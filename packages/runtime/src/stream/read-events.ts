import { CR, LF, type Piece, PieceTooLongError } from "./read-pieces.ts";

/** An event as OpenAPI 3.2 models it: what it has itself, and nothing that it inherits from those before. */
interface ServerSentEvent {
  data?: string;
  event?: string;
  id?: string;
  retry?: number;
}

/**
 * Server-sent events, by "Interpreting an event stream" of the HTML standard.
 *
 * @param limit of one event's data: many lines of it are as long as one
 */
export async function* readEvents(
  pieces: AsyncIterable<Piece>,
  limit: number,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  let event: ServerSentEvent = {};
  let before: number | undefined;
  for await (const { text, end } of pieces) {
    const isRestOfEnd = text === "" && before === CR && end === LF;
    before = end;
    // An event that the stream ends in was not sent whole.
    if (isRestOfEnd || end === undefined) continue;
    if (text !== "") {
      addField(event, text);
      if (event.data !== undefined && event.data.length > limit) throw new PieceTooLongError();
      continue;
    }
    if (event.data !== undefined) yield event;
    event = {};
  }
}

function addField(event: ServerSentEvent, line: string): void {
  const [name = "", value = ""] = line.split(/:(?: )?(.*)/s);
  if (name === "data") event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  // Without a type, it is one of those that most are.
  else if (name === "event" && value !== "") event.event = value;
  else if (name === "event") delete event.event;
  else if (name === "id" && !value.includes("\0")) event.id = value;
  else if (name === "retry" && /^\d+$/.test(value)) event.retry = Number(value);
}
