import { findLists, type JsonObject, VALUES, type Values } from "@calloff/openapi/internal";
import { reachedSchemas } from "./split-directions.ts";

/** Marks every list of values as open that an answer has and that may have others, and all others as closed. */
export function markValues(document: JsonObject): void {
  const lists = findLists(document);
  if (lists.size === 0) return;
  const { response: read } = reachedSchemas(document);
  for (const [schema, values] of lists) {
    // What is marked already was marked in the whole of a document, of which this may be a part.
    schema[VALUES] ??= (read.has(schema) ? values : "closed") satisfies Values;
  }
}
