import { compareShapes } from "./compare-shapes.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { Direction, TypeComparison } from "./finding.ts";
import { placeWords } from "./place-words.ts";
import type { SchemaRef } from "./shape.ts";
import { Unchanged } from "./unchanged.ts";

/** One comparison of two documents: every pair of types is compared once in each direction. */
export class Walk {
  readonly before: DocumentIndex;
  readonly after: DocumentIndex;
  readonly unchanged: Unchanged;
  readonly #entries = new Map<string, TypeComparison>();

  constructor(before: DocumentIndex, after: DocumentIndex) {
    this.before = before;
    this.after = after;
    this.unchanged = new Unchanged(before, after);
  }

  compare(before: SchemaRef, after: SchemaRef, direction: Direction): TypeComparison {
    if (this.#isUnchanged(before, after)) return { findings: [], children: new Set() };
    const key = `${this.before.keyOf(before)} ${this.after.keyOf(after)} ${direction}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: TypeComparison = { findings: [], children: new Set() };
    this.#entries.set(key, entry);
    const shapes = { before: this.before.shapeOf(before), after: this.after.shapeOf(after) };
    compareShapes(this, shapes.before, shapes.after, direction, entry);
    return entry;
  }

  #isUnchanged(before: SchemaRef, after: SchemaRef): boolean {
    if (before.kind !== after.kind) return false;
    if (before.kind === "schema") {
      return after.kind === "schema" && this.unchanged.isSame(before.place.value, after.place.value);
    }
    if (before.kind === "all" || before.kind === "any") {
      const others = after.kind === "all" || after.kind === "any" ? after.of : [];
      return (
        before.of.length === others.length &&
        before.of.every((part, index) => {
          const other = others[index];
          return other !== undefined && this.#isUnchanged(part, other);
        })
      );
    }
    return true;
  }

  /** In words, for what stands in the newer document. */
  words(pointer: string): string {
    return placeWords(this.after.document, pointer);
  }

  /** In words, for what stands in the older document alone. */
  oldWords(pointer: string): string {
    return placeWords(this.before.document, pointer);
  }
}
