import { reachedSchemas as schemasInUse, splitDirections } from "@calloff/codegen/internal";
import { escapeKey, isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { sectionOf } from "./compare-names.ts";
import { DocumentIndex } from "./document-index.ts";
import { findingsBelow } from "./finding.ts";
import { OperationComparison } from "./operation-comparison.ts";
import { reachedSchemas } from "./unchanged.ts";
import { Walk } from "./walk.ts";

/**
 * Schemas that no operation leads to on both sides: the readers of webhooks name them, and the compiler compares them by
 * their names. What a name stands for depends on how its schema is used, for what is only sent has nothing that is read
 * only, and so on. So what is compared is each schema as it is exported.
 */
export function compareUnusedSchemas(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const documents = [walk.before.document, walk.after.document] as const;
  const [old, now] = [sectionOf(documents[0], "schemas"), sectionOf(documents[1], "schemas")];
  const reached = documents.map(reachedSchemas);
  const unused = Object.keys(now).filter(
    (name) => Object.hasOwn(old, name) && !reached.every((refs) => refs.has(`#${pointerTo(name)}`)),
  );
  if (unused.length === 0) return comparison;
  const [usesBefore, usesAfter] = [usesIn(documents[0]), usesIn(documents[1])];
  const isTheSame = (name: string): boolean => usesBefore(name) === usesAfter(name);
  const left = unused.filter((name) => !isTheSame(name) || walk.unchanged.hasChanged(`#${pointerTo(name)}`));
  if (left.length === 0) return comparison;
  const [before, after] = [exported(documents[0]), exported(documents[1])];
  const types = new Walk(new DocumentIndex(before.document), new DocumentIndex(after.document), "exported");
  for (const name of left) {
    const why = isTheSame(name) ? "" : `, since ${WHY[usesAfter(name)](name)}`;
    const [older, newer] = [before, after].map(({ document }) => ({
      kind: "schema" as const,
      place: { value: sectionOf(document, "schemas")[name], pointer: pointerTo(name) },
    }));
    if (older === undefined || newer === undefined) continue;
    for (const found of findingsBelow(types.compare(older, newer, "response"))) {
      const pointer = after.original(before.original(found.pointer));
      comparison.findings.push({ ...found, pointer, message: `${found.message}${why}` });
    }
  }
  return comparison;
}

type Use = "read" | "sent" | "nothing";

const WHY: Readonly<Record<Use, (name: string) => string>> = {
  read: (name) => `${name} is read now`,
  sent: (name) => `${name} is only sent now`,
  nothing: (name) => `nothing uses ${name} now`,
};

/** What the exported types of a document's schemas are for, by the names of the schemas. */
function usesIn(document: JsonObject): (name: string) => Use {
  const schemas = sectionOf(document, "schemas");
  const { request, response } = schemasInUse(document);
  return (name) => {
    const schema = schemas[name];
    if (!isJsonObject(schema)) return "nothing";
    if (response.has(schema)) return "read";
    return request.has(schema) ? "sent" : "nothing";
  };
}

interface Exported {
  /** A copy in which each schema is what its exported type is made of. */
  readonly document: JsonObject;
  /** Where a place in the copy is in the document itself. */
  readonly original: (pointer: string) => string;
}

function exported(document: JsonObject): Exported {
  const copy = structuredClone(document);
  const names = [...splitDirections(copy)].map(([name, writable]) => [pointerTo(writable), pointerTo(name)]);
  return {
    document: copy,
    original(pointer) {
      const [from = "", to = ""] =
        names.find(([writable]) => pointer === writable || pointer.startsWith(`${writable}/`)) ?? [];
      return `${to}${pointer.slice(from.length)}`;
    },
  };
}

function pointerTo(name: string): string {
  return `/components/schemas/${escapeKey(name)}`;
}
