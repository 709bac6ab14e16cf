import type { JsonObject, JsonPath, JsonValue } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { untieParents } from "../document/untie-parents.ts";
import { findEndlessSchemas } from "./find-endless-schemas.ts";
import { findReferences, type Reference } from "./find-references.ts";
import { isHarmlessReference } from "./harmless.ts";

/** Something wrong with a document, at the value that `path` leads to. */
export interface Problem {
  readonly path: JsonPath;
  readonly message: string;
  /** The rule that was broken, where it has a name. */
  readonly rule?: string;
}

/**
 * Every reference that leaves the document, every one that leads nowhere in it, and the first one into each circle.
 * Nothing is fetched.
 */
export function findBrokenReferences(root: JsonObject): Problem[] {
  const { references, anchors } = findReferences(root);
  const circles = new Set<JsonValue>();
  const broken = references.flatMap((reference) => {
    const message = faultOf(reference, root, { anchors, circles });
    return message === undefined ? [] : [{ path: reference.path, message }];
  });
  if (broken.length > 0) return broken;
  if (findEndlessSchemas(root, references).length === 0) return [];
  // Parents that are one of their children are meant otherwise; what is left has no end.
  const untied = structuredClone(root);
  untieParents(untied);
  return findEndlessSchemas(untied, findReferences(untied).references);
}

interface Known {
  /** Of the document. */
  readonly anchors: ReadonlySet<string>;
  /** What stands on the endless ways that were told of. */
  readonly circles: Set<JsonValue>;
}

function faultOf(reference: Reference, root: JsonObject, { anchors, circles }: Known): string | undefined {
  const { keyword, target } = reference;
  if (typeof target !== "string") return `${keyword} must be a string.`;
  if (!target.startsWith("#")) {
    if (keyword !== "mapping") return `${keyword} "${target}" ${LEAVES}`;
    const named = valueAt(root, ["components", "schemas", target]);
    return named === undefined ? `mapping "${target}" ${NO_SCHEMA}` : undefined;
  }
  // A document taken from a page holds only some operations, and nothing follows its links.
  if (keyword === "operationRef") return undefined;
  if (anchors.has(target.slice(1))) return undefined;
  const { fault, way } = resolveReference(root, target);
  if (fault === undefined) return undefined;
  const said = `${keyword} "${target}" ${fault}`;
  if (fault === "leads nowhere") return `${said}.`;
  // From where two ways meet they are one. What does no harm must not stand for what does.
  const isTold = [...way.values()].some((value) => circles.has(value));
  if (isTold || !isHarmlessReference(reference)) for (const value of way.values()) circles.add(value);
  if (isTold) return undefined;
  const others = fault === "leads back to itself" ? [...way.keys()].slice(1) : [];
  return others.length === 0 ? `${said}.` : `${said}, by way of ${others.join(" and ")}.`;
}

const LEAVES = "leaves the document and is not fetched; take the document in one piece.";
const NO_SCHEMA = 'is neither a schema under components nor a reference that begins with "#".';
