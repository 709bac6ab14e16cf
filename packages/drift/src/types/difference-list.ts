import type ts from "typescript";
import type { Bump, Flag } from "../change.ts";
import type { Judge } from "./judge.ts";
import { propertiesOf } from "./judge-objects.ts";
import { type Direction, findingsIn, membersOf, type Pair } from "./type-parts.ts";

/** A place where the types that users compile against are not as they were. */
export interface TypeDifference {
  /** As in `DELETE /job/{jobId}`; `null` for an exported name. */
  readonly operation: string | null;
  /** What of the operation: what a call accepts, what it gives, or the names that are exported. */
  readonly side: "arguments" | "data" | "error" | "names";
  readonly bump: Bump;
  readonly flags: readonly Flag[];
  /** JSON pointer to the operation, webhook or component: into the newer document, into the older for what is gone. */
  readonly pointer: string;
  /** Where in that type, as in `.job.items[].state`; empty for the whole. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** One sentence, without a full stop at its end. */
  readonly message: string;
}

/** Where a difference is: an operation and a side of it, or the exported names, and the way from there. */
export type Spot = Pick<TypeDifference, "operation" | "side" | "pointer" | "path">;

/** A property and whether it may be left out. */
export interface Member {
  readonly type: ts.Type;
  readonly optional: boolean;
}

/** Collects differences; those between types are known once all types have been judged. */
export class DifferenceList {
  readonly judge: Judge;
  readonly #found: TypeDifference[] = [];
  readonly #pairs: { readonly spot: Spot; readonly pair: Pair }[] = [];

  constructor(judge: Judge) {
    this.judge = judge;
  }

  add(spot: Spot, difference: Partial<TypeDifference> & Pick<TypeDifference, "bump" | "message">): void {
    this.#found.push({ ...spot, flags: [], before: "", after: "", ...difference });
  }

  compare(spot: Spot, before: ts.Type, after: ts.Type, direction: Direction): void {
    this.#pairs.push({ spot, pair: this.judge.pair(before, after, direction) });
  }

  /** What a type has under its keys; nothing for what is `?: never`, which is how an absence is written. */
  members(type: ts.Type | undefined): Map<string, Member> {
    if (type === undefined) return new Map();
    const { checker } = this.judge;
    // Of what may be missing, as a body that is optional, when it is there.
    const members = propertiesOf(checker, checker.getNonNullableType(type));
    return new Map([...members].filter(([, member]) => membersOf(member.type).length > 0));
  }

  all(): TypeDifference[] {
    this.judge.settle();
    const differences = this.#pairs.flatMap(({ spot, pair }) =>
      findingsIn(pair).map(({ path, finding }) => {
        const place = `${spot.path}${path}`;
        const message = `${place === "" ? "it" : place} ${finding.message}`;
        return { ...spot, ...finding, path: place, message };
      }),
    );
    return [...this.#found, ...differences];
  }
}
