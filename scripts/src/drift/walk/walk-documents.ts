import type { JsonObject } from "../../document/json.ts";
import type { Change } from "../change.ts";

/** Every change between two effective documents, judged without the compiler. */
export function walkDocuments(_before: JsonObject, _after: JsonObject): Change[] {
  return [];
}
