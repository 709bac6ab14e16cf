import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Operation } from "./match-operations.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";

/** One way to be let in: scopes by the credential that they belong to; empty where none is needed. */
type Way = ReadonlyMap<string, ReadonlySet<string>>;

/** The operation's own security, or else the document's. */
export function compareSecurity(comparison: OperationComparison, before: Operation, after: Operation): void {
  const { walk } = comparison;
  const schemes = { before: schemesOf(walk.before.document), after: schemesOf(walk.after.document) };
  // A credential that has kept its name is the same; what became of it is reported where it stands.
  const old = securityFor(walk.before.document, { ...schemes.before, ...schemes.after }, before);
  const now = securityFor(walk.after.document, schemes.after, after);
  const isKept = old.ways.every((way) => now.ways.some((other) => asksNoMore(other, way)));
  const [oldText, newText] = [textOf(old.ways), textOf(now.ways)];
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

function securityFor(
  document: JsonObject,
  schemes: JsonObject,
  { value, pointer }: Operation,
): { ways: Way[]; pointer: string } {
  const isOwn = Array.isArray(value["security"]);
  const security = isOwn ? value["security"] : document["security"];
  return { ways: readWays(schemes, security), pointer: isOwn ? `${pointer}/security` : "/security" };
}

function schemesOf(document: JsonObject): JsonObject {
  return objectOrEmpty(objectOrEmpty(document["components"])["securitySchemes"]);
}

function readWays(schemes: JsonObject, security: JsonValue | undefined): Way[] {
  const ways = Array.isArray(security) ? security.filter(isJsonObject) : [];
  if (ways.length === 0) return [new Map()];
  return ways.map(
    (way) =>
      new Map(
        Object.entries(way).map(([name, scopes]) => [
          schemeText(schemes, name),
          new Set(Array.isArray(scopes) ? scopes.map(String) : []),
        ]),
      ),
  );
}

/** Named by what it is, since its name in the document is for nobody to use. */
function schemeText(schemes: JsonObject, name: string): string {
  const scheme = objectOrEmpty(schemes[name]);
  const { type } = scheme;
  if (type === "apiKey") return `the ${String(scheme["in"])} key ${String(scheme["name"])}`;
  if (type === "http") return `HTTP ${String(scheme["scheme"]).toLowerCase()}`;
  return type === undefined ? name : `${String(type)} (${name})`;
}

function asksNoMore(now: Way, old: Way): boolean {
  return [...now].every(([scheme, scopes]) => {
    const had = old.get(scheme);
    return had !== undefined && [...scopes].every((scope) => had.has(scope));
  });
}

function textOf(ways: readonly Way[]): string {
  const texts = ways.map((way) => {
    const parts = [...way].map(([scheme, scopes]) =>
      scopes.size === 0 ? scheme : `${scheme} with ${[...scopes].sort().join(", ")}`,
    );
    return parts.length === 0 ? "none" : parts.sort().join(" and ");
  });
  return [...new Set(texts)].sort().join(", or ");
}
