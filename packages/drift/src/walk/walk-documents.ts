import type { JsonObject } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { compareComponents } from "./compare-components.ts";
import { compareDocument } from "./compare-document.ts";
import { compareNames } from "./compare-names.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareSharedPaths } from "./compare-shared-paths.ts";
import { compareUnusedSchemas } from "./compare-unused-schemas.ts";
import { compareWebhooks } from "./compare-webhooks.ts";
import { DocumentIndex } from "./document-index.ts";
import { gatherChanges } from "./gather-changes.ts";
import { Walk } from "./walk.ts";

/** Every change between two effective documents, judged without the compiler. */
export function walkDocuments(before: JsonObject, after: JsonObject): Change[] {
  const walk = new Walk(new DocumentIndex(before), new DocumentIndex(after));
  return gatherChanges([
    ...compareOperations(walk),
    compareNames(walk),
    compareComponents(walk),
    compareUnusedSchemas(walk),
    compareSharedPaths(walk),
    compareWebhooks(walk),
    compareDocument(walk),
  ]);
}
