import { compareShapes } from "./compare-shapes.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type Direction, TypeComparison } from "./finding.ts";
import { placeWords } from "./place-words.ts";
import type { SchemaRef } from "./shape.ts";
import { Unchanged } from "./unchanged.ts";

interface Pending {
  readonly entry: TypeComparison;
  readonly before: SchemaRef;
  readonly after: SchemaRef;
}

/** So many comparisons may each wait for the result of another. */
const MAX_WAITING = 50;

/**
 * One comparison of two documents: every pair of types is compared once in each direction. What a type holds is put off
 * until the type itself is done, since a document may be a chain of thousands of schemas.
 */
export class Walk {
  readonly before: DocumentIndex;
  readonly after: DocumentIndex;
  readonly unchanged: Unchanged;
  /** Whether schemas are whole, or are exported types, from which what a direction does not have is gone already. */
  readonly schemas: "whole" | "exported";
  readonly #entries = new Map<string, TypeComparison>();
  readonly #pending: Pending[] = [];
  #waiting = 0;

  constructor(before: DocumentIndex, after: DocumentIndex, schemas: "whole" | "exported" = "whole") {
    this.before = before;
    this.after = after;
    this.schemas = schemas;
    this.unchanged = new Unchanged(before, after);
  }

  /** Compares two types; while others are being compared, these two come later. */
  compare(before: SchemaRef, after: SchemaRef, direction: Direction): TypeComparison {
    if (this.#isUnchanged(before, after)) return new TypeComparison(this, direction);
    const key = `${this.before.keyOf(before)} ${this.after.keyOf(after)} ${direction}`;
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = new TypeComparison(this, direction);
    this.#entries.set(key, entry);
    this.#pending.push({ entry, before, after });
    if (this.#waiting === 0) this.settle();
    return entry;
  }

  /**
   * Compares what was put off, for who needs the result now.
   *
   * @returns whether all is known now; not where too many wait for one another
   */
  settle(): boolean {
    if (this.#waiting === MAX_WAITING) return false;
    this.#waiting += 1;
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const { entry } = next;
      const before = this.before.in(entry.direction).shapeOf(next.before);
      const after = this.after.in(entry.direction).shapeOf(next.after);
      compareShapes(entry, before, after);
    }
    this.#waiting -= 1;
    return true;
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
