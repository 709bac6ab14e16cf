import { parsePointer } from "@calloff/openapi/internal";
import type { DocumentIndex } from "./document-index.ts";
import type { SchemaRef, Shape } from "./shape.ts";

const MAX_LENGTH = 80;

/** A type in a few words, as in `string | null` or `Job[]`. */
export function typeText(side: DocumentIndex, shape: Shape): string {
  const text = partsOf(side, shape, 0).join(" | ");
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

export function schemaRefText(side: DocumentIndex, schemaRef: SchemaRef): string {
  return typeText(side, side.shapeOf(schemaRef));
}

function partsOf(side: DocumentIndex, shape: Shape, depth: number): string[] {
  if (shape.anything) return ["unknown"];
  const parts: string[] = [];
  for (const [kind, { open, values }] of shape.scalars) {
    if (kind !== "null") parts.push(...(open && values.size === 0 ? [kind] : values.keys()));
  }
  for (const { pointer, properties, extra } of shape.objects) {
    const names = [...properties.keys()];
    const inside = names.length > 4 ? [...names.slice(0, 4), "…"] : names;
    const shown = inside.length === 0 && extra !== undefined ? ["[key]"] : inside;
    parts.push(componentName(pointer) ?? (shown.length === 0 ? "{}" : `{ ${shown.join(", ")} }`));
  }
  for (const { items, elements } of shape.arrays) {
    if (elements !== undefined || depth > 2) parts.push("array");
    else {
      const inner = partsOf(side, side.shapeOf(items), depth + 1);
      parts.push(inner.length === 1 ? `${inner[0]}[]` : `(${inner.join(" | ")})[]`);
    }
  }
  if (shape.scalars.has("null")) parts.push("null");
  return parts.length === 0 ? ["never"] : parts;
}

function componentName(pointer: string): string | undefined {
  const [root, section, name, ...inside] = parsePointer(pointer);
  return root === "components" && section === "schemas" && inside.length === 0 ? name : undefined;
}
