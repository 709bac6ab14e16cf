import type { Edit } from "../edit.ts";
import { placesOf, replace } from "../places.ts";
import { targetOf } from "../references.ts";
import { isDiscriminated } from "../schema-shapes.ts";

/**
 * A copy of a component in place of a reference to it; the component stays, since its name is exported. Not of a header
 * that may be missing: openapi-typescript makes every header required that is referred to.
 */
export const INLINING_REWRITES: readonly Edit[] = (
  ["schema", "parameter", "response", "request-body", "header"] as const
).map((kind) => ({
  name: `reference to a ${kind} inlined`,
  change(document, pick) {
    const place = pick(
      placesOf(document, kind).filter(({ value }) => {
        const { $ref: reference, ...others } = value;
        if (typeof reference !== "string" || Object.keys(others).length > 0) return false;
        const target = targetOf(document, reference);
        if (target === undefined || (kind === "header" && target["required"] !== true)) return false;
        return !isDiscriminated(document, reference);
      }),
    );
    if (place === undefined) return undefined;
    const reference = String(place.value["$ref"]);
    replace(place, structuredClone(targetOf(document, reference) ?? {}));
    return `/${place.path.join("/")} ${reference}`;
  },
}));
