import { isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { TEXTS } from "./facets.ts";
import { type Direction, type Finding, finding, type TypeComparison } from "./finding.ts";
import type { SchemaRef } from "./shape.ts";
import { isSameSet } from "./unchanged.ts";
import type { Walk } from "./walk.ts";

/** What was found about one operation, or about what belongs to none. */
export class OperationComparison {
  readonly walk: Walk;
  /** As in `GET /jobs`. */
  readonly name: string | null;
  readonly findings: Finding[] = [];
  readonly roots: Set<TypeComparison> = new Set<TypeComparison>();

  constructor(walk: Walk, name: string | null) {
    this.walk = walk;
    this.name = name;
  }

  add(...details: Parameters<typeof finding>): void {
    this.findings.push(finding(...details));
  }

  compareTypes(before: SchemaRef, after: SchemaRef, direction: Direction): void {
    this.roots.add(this.walk.compare(before, after, direction));
  }

  /** The texts of two objects that are no schemas. */
  compareTexts(before: JsonObject, after: JsonObject, pointer: string): void {
    const isOther = [...TEXTS].some((name) => !isSameSet(before[name] ?? [], after[name] ?? []));
    if (isOther) {
      const message = `the documentation of ${this.walk.words(pointer)} changed`;
      this.add("documentation-changed", { pointer, message });
    }
  }
}

/** A JSON object, or an empty one where there is none. */
export function objectOrEmpty(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
