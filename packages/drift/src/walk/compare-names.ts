import { isDeepStrictEqual } from "node:util";
import { escapeKey, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import { OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { Walk } from "./walk.ts";

/** The sections of `components` whose names users can import. */
export const TYPED_SECTIONS = [
  "schemas",
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "pathItems",
] as const;

const OTHER_SECTIONS = ["securitySchemes", "examples", "links", "callbacks"] as const;

/** The names of components that are new, gone, or others for the same content. */
export function compareNames(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  for (const section of [...TYPED_SECTIONS, ...OTHER_SECTIONS]) compareSection(comparison, section);
  return comparison;
}

function compareSection(comparison: OperationComparison, section: string): void {
  const old = sectionOf(comparison.walk.before.document, section);
  const now = sectionOf(comparison.walk.after.document, section);
  const fresh = new Set(Object.keys(now).filter((name) => !Object.hasOwn(old, name)));
  // Names of the other sections stand in no generated type.
  const isTyped = (TYPED_SECTIONS as readonly string[]).includes(section);
  const bump = isTyped ? undefined : "patch";
  for (const [name, value] of Object.entries(old)) {
    if (Object.hasOwn(now, name)) continue;
    const heir = [...fresh].find((other) => isSameContent(value, now[other], section, name, other));
    const pointer = `/components/${section}/${escapeKey(heir ?? name)}`;
    if (heir === undefined) {
      comparison.add("component-removed", {
        pointer,
        before: name,
        bump,
        message: `${name} is gone from components.${section}`,
      });
    } else {
      fresh.delete(heir);
      const message = `${name} in components.${section} is called ${heir} now`;
      comparison.add("component-renamed", { pointer, before: name, after: heir, bump, message });
    }
  }
  for (const name of fresh) {
    const pointer = `/components/${section}/${escapeKey(name)}`;
    comparison.add("component-added", {
      pointer,
      after: name,
      bump,
      message: `${name} is new in components.${section}`,
    });
  }
}

export function sectionOf(document: JsonObject, section: string): JsonObject {
  return objectOrEmpty(objectOrEmpty(document["components"])[section]);
}

/** A component that refers to itself does so by its new name. */
function isSameContent(
  old: JsonValue,
  now: JsonValue | undefined,
  section: string,
  name: string,
  other: string,
): boolean {
  if (isDeepStrictEqual(old, now)) return true;
  const refTo = (key: string): string => JSON.stringify(`#/components/${section}/${escapeKey(key)}`);
  const text = JSON.stringify(old);
  if (!text.includes(refTo(name))) return false;
  return isDeepStrictEqual(JSON.parse(text.replaceAll(refTo(name), refTo(other))) as JsonValue, now);
}
