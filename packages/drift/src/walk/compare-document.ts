import { isDeepStrictEqual } from "node:util";
import { escapeKey } from "@calloff/openapi/internal";
import { neededSchemes, securitySchemes } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import { OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import { isSameSet } from "./unchanged.ts";
import type { Walk } from "./walk.ts";

/** What the document says as a whole. */
export function compareDocument(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const [before, after] = [walk.before.document, walk.after.document];
  for (const key of ["info", "tags", "externalDocs"]) {
    if (isSameSet(before[key], after[key])) continue;
    const message = `the document's ${key === "tags" ? "tags" : "own texts"} changed`;
    comparison.add("documentation-changed", { pointer: `/${key}`, message });
  }
  compareServers(comparison, undefined, undefined);
  compareSchemes(comparison);
  return comparison;
}

/** How the credentials are sent that both documents name. */
function compareSchemes(comparison: OperationComparison): void {
  const { walk } = comparison;
  const [old, now] = [securitySchemes(walk.before), securitySchemes(walk.after)];
  const needed = [neededSchemes(walk.before), neededSchemes(walk.after)];
  for (const [name, value] of Object.entries(now)) {
    if (!Object.hasOwn(old, name)) continue;
    const pointer = `/components/securitySchemes/${escapeKey(name)}`;
    const [former, scheme] = [objectOrEmpty(old[name]), objectOrEmpty(value)];
    const { description: oldText, ...oldRest } = former;
    const { description: newText, ...newRest } = scheme;
    if (oldText !== newText) {
      comparison.add("documentation-changed", {
        pointer,
        message: `the documentation of the credential ${name} changed`,
      });
    }
    if (isDeepStrictEqual(oldRest, newRest)) continue;
    const isElsewhere = ["type", "in", "name", "scheme"].some((key) => oldRest[key] !== newRest[key]);
    // No call is refused for a credential that none needs.
    const isHarmless = !isElsewhere || !needed.every((names) => names.has(name));
    comparison.add("security-scheme-changed", {
      pointer,
      before: describe(former),
      after: describe(scheme),
      bump: isHarmless ? "patch" : undefined,
      message: `the credential ${name} is got or sent in another way`,
    });
  }
}

function describe(scheme: Readonly<Record<string, unknown>>): string {
  return ["type", "in", "name", "scheme"]
    .flatMap((key) => (typeof scheme[key] === "string" ? [scheme[key]] : []))
    .join(" ");
}
