import type { JsonObject } from "../../document/json.ts";
import type { Bump, Flag } from "../change.ts";

/** A place where the types that users compile against are not as they were. */
export interface TypeDifference {
  /** As in `DELETE /job/{jobId}`; `null` for an exported name. */
  readonly operation: string | null;
  /** What of the operation: what a call accepts, what it gives, or the names that are exported. */
  readonly side: "arguments" | "data" | "error" | "names";
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  /** Where in that type, as in `.job.items[].state`; empty for the whole. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** One sentence, without a full stop at its end. */
  readonly message: string;
}

/** What the TypeScript compiler finds different in the types generated from two effective documents. */
export async function compareTypes(_before: JsonObject, _after: JsonObject): Promise<TypeDifference[]> {
  return [];
}
