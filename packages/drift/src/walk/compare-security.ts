import { canonicalText, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { DocumentIndex } from "./document-index.ts";
import { listOperations, type Operation } from "./match-operations.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";

/** One way to be let in: scopes by the name of the credential that they belong to; empty where none is needed. */
type Way = ReadonlyMap<string, ReadonlySet<string>>;

/** The credentials of both documents by the names that they have in the newer one. */
interface Schemes {
  /** The newer name of one that only has another name now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** In words: two that are sent in the same way are told apart by their names. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The operation's own security, or else the document's. */
export function compareSecurity(comparison: OperationComparison, before: Operation, after: Operation): void {
  const { walk } = comparison;
  const schemes = readSchemes(securitySchemes(walk.before), securitySchemes(walk.after));
  const old = securityFor(walk.before.document, schemes.renamed, before);
  const now = securityFor(walk.after.document, new Map(), after);
  const isKept = old.ways.every((way) => now.ways.some((other) => asksNoMore(other, way)));
  const [oldText, newText] = [textOf(old.ways, schemes), textOf(now.ways, schemes)];
  const details = { pointer: now.pointer, before: oldText, after: newText };
  const [wasOpen, isOpen] = [old, now].map(({ ways }) => ways.some((way) => way.size === 0));
  if (!isKept && wasOpen && !isOpen) {
    comparison.add("security-added", {
      ...details,
      message: `a credential is needed that was not needed: ${newText}`,
    });
  } else if (!isKept) {
    comparison.add("security-changed", {
      ...details,
      message: `other credentials are needed: ${newText}, it was ${oldText}`,
    });
  } else if (oldText !== newText) {
    const message = `fewer credentials are needed, or others do too: ${newText}, it was ${oldText}`;
    comparison.add("security-removed", { ...details, message });
  }
}

/** What the operation asks for, by its own word or by the document's. */
function securityOf(document: JsonObject, { value }: Operation): JsonValue | undefined {
  return Array.isArray(value["security"]) ? value["security"] : document["security"];
}

function securityFor(
  document: JsonObject,
  renamed: Schemes["renamed"],
  operation: Operation,
): { ways: Way[]; pointer: string } {
  const isOwn = Array.isArray(operation.value["security"]);
  const ways = readWays(renamed, securityOf(document, operation));
  return { ways, pointer: isOwn ? `${operation.pointer}/security` : "/security" };
}

/** The credentials that a document describes, by their names. */
export function securitySchemes(side: DocumentIndex): JsonObject {
  const schemes = objectOrEmpty(objectOrEmpty(side.document["components"])["securitySchemes"]);
  const pointer = "/components/securitySchemes";
  return Object.fromEntries(
    Object.entries(schemes).map(([name, value]) => [
      name,
      objectOrEmpty(side.resolve({ value, pointer }).value),
    ]),
  );
}

/** The names of the credentials that an operation asks for. */
export function neededSchemes(side: DocumentIndex): ReadonlySet<string> {
  const lists = listOperations(side).map((operation) => securityOf(side.document, operation));
  return new Set(lists.flatMap((list) => readWays(new Map(), list).flatMap((way) => [...way.keys()])));
}

/**
 * A credential that has kept its name is the same; what became of it is reported where it stands. One whose name is gone
 * is the same as one whose name is new if both are sent in the same way. Two that stand side by side are two, though
 * both may be bearer tokens: a customer's and an administrator's, say.
 */
function readSchemes(before: JsonObject, after: JsonObject): Schemes {
  const renamed = new Map<string, string>();
  const fresh = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  for (const [name, scheme] of Object.entries(before)) {
    if (Object.hasOwn(after, name)) continue;
    const index = fresh.findIndex((other) => contentOf(after[other]) === contentOf(scheme));
    const [partner] = index < 0 ? [] : fresh.splice(index, 1);
    if (partner !== undefined) renamed.set(name, partner);
  }
  const schemes = Object.entries({ ...before, ...after }).filter(([name]) => !renamed.has(name));
  const texts = schemes.map(([name, scheme]): [string, string] => {
    const kind = kindOf(scheme);
    const isOnly = schemes.filter(([, other]) => kindOf(other) === kind).length === 1;
    return [name, kind === undefined ? name : isOnly ? kind : `${kind} (${name})`];
  });
  return { renamed, texts: new Map(texts) };
}

/** Of a key or a token all that counts is how it is sent; of others, where they are got as well. */
function contentOf(value: JsonValue | undefined): string {
  const { description: _, ...scheme } = objectOrEmpty(value);
  const isSent = scheme["type"] === "apiKey" || scheme["type"] === "http";
  return (isSent ? kindOf(scheme) : undefined) ?? canonicalText(scheme);
}

/** How it is sent; undefined where the document does not say so. */
function kindOf(value: JsonValue | undefined): string | undefined {
  const scheme = objectOrEmpty(value);
  const { type } = scheme;
  if (type === "apiKey") return `the ${String(scheme["in"])} key ${String(scheme["name"])}`;
  if (type === "http") return `HTTP ${String(scheme["scheme"]).toLowerCase()}`;
  return type === undefined ? undefined : String(type);
}

function readWays(renamed: Schemes["renamed"], security: JsonValue | undefined): Way[] {
  const ways = Array.isArray(security) ? security.filter(isJsonObject) : [];
  if (ways.length === 0) return [new Map()];
  return ways.map(
    (way) =>
      new Map(
        Object.entries(way).map(([name, scopes]) => [
          renamed.get(name) ?? name,
          new Set(Array.isArray(scopes) ? scopes.map(String) : []),
        ]),
      ),
  );
}

function asksNoMore(now: Way, old: Way): boolean {
  return [...now].every(([scheme, scopes]) => {
    const had = old.get(scheme);
    return had !== undefined && [...scopes].every((scope) => had.has(scope));
  });
}

function textOf(ways: readonly Way[], { texts }: Schemes): string {
  const words = ways.map((way) => {
    const parts = [...way].map(([name, scopes]) => {
      const scheme = texts.get(name) ?? name;
      return scopes.size === 0 ? scheme : `${scheme} with ${[...scopes].sort().join(", ")}`;
    });
    return parts.length === 0 ? "none" : parts.sort().join(" and ");
  });
  return [...new Set(words)].sort().join(", or ");
}
