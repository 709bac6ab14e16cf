import { isJsonObject, type JsonObject, type JsonPath } from "../document/json.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { findEndlessSchemas } from "./find-endless-schemas.ts";
import { findReferences, type Reference } from "./find-references.ts";

/** Something wrong with a document, at the value that `path` leads to. */
export interface Problem {
  readonly path: JsonPath;
  readonly message: string;
  /** The validator's rule, where one of those was broken. */
  readonly rule?: string;
}

/** Every reference that leaves the document, and every one that leads nowhere in it. Nothing is fetched. */
export function findBrokenReferences(root: JsonObject): Problem[] {
  const { references, anchors } = findReferences(root);
  const broken = references.flatMap((reference) => {
    const message = faultOf(reference, root, anchors);
    return message === undefined ? [] : [{ path: reference.path, message }];
  });
  if (broken.length > 0) return broken;
  return findEndlessSchemas(root, references);
}

function faultOf(reference: Reference, root: JsonObject, anchors: ReadonlySet<string>): string | undefined {
  const { keyword, target } = reference;
  if (typeof target !== "string") return `${keyword} must be a string.`;
  if (!target.startsWith("#")) {
    if (keyword !== "mapping") return `${keyword} "${target}" ${LEAVES}`;
    return isSchemaName(target, root) ? undefined : `mapping "${target}" ${NO_SCHEMA}`;
  }
  // A document taken from a page holds only some operations, and nothing follows its links.
  if (keyword === "operationRef") return undefined;
  const isKnownAnchor = anchors.has(target.slice(1));
  const fault = isKnownAnchor ? undefined : resolveReference(root, target).fault;
  return fault && `${keyword} "${target}" ${fault}.`;
}

const LEAVES = "leaves the document and is not fetched; take the document in one piece.";
const NO_SCHEMA = 'is neither a schema under components nor a reference that begins with "#".';

function isSchemaName(name: string, { components }: JsonObject): boolean {
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  return isJsonObject(schemas) && Object.hasOwn(schemas, name);
}
