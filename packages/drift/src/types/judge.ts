import type ts from "typescript";
import { judgeObjects } from "./judge-objects.ts";
import { matchVariants } from "./match-variants.ts";
import {
  type Direction,
  type Finding,
  isLiteral,
  isNull,
  isOthers,
  kindOf,
  membersOf,
  type Pair,
  partsOf,
} from "./type-parts.ts";

/**
 * Compares types two by two. The compiler says whether one fits where the other did, at every place anew: asked about
 * a whole type, it stops after a few levels of lists within lists and takes the rest for equal.
 */
export class Judge {
  readonly checker: ts.TypeChecker;
  readonly #pairs = new Map<string, Pair>();
  readonly #ids = new Map<ts.Type, number>();
  #unjudged: Pair[] = [];

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** The pair of two types; it is judged by the next `settle`. */
  pair(before: ts.Type, after: ts.Type, direction: Direction): Pair {
    const key = `${direction} ${this.#id(before)} ${this.#id(after)}`;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair: Pair = { before, after, direction, findings: [], parts: [] };
    this.#pairs.set(key, pair);
    if (before !== after) this.#unjudged.push(pair);
    return pair;
  }

  /** Judges all pairs that were asked for, and those that they are made of. */
  settle(): void {
    const judged: Pair[] = [];
    for (let pair = this.#unjudged.pop(); pair !== undefined; pair = this.#unjudged.pop()) {
      this.#judge(pair);
      judged.push(pair);
    }
    for (const pair of judged) if (!this.fits(pair) && !this.#isExplained(pair)) this.#refuse(pair);
  }

  /** Whether code that was written for the type before compiles with the one after, as far as assignments go. */
  fits({ before, after, direction }: Pick<Pair, "before" | "after" | "direction">): boolean {
    return direction === "read" ? this.isAssignable(after, before) : this.isAssignable(before, after);
  }

  isAssignable(source: ts.Type, target: ts.Type): boolean {
    // What it cannot reach it takes for equal, here too: every level is asked about by itself.
    return membersOf(source).every((member) =>
      unlessTooDeep(() => this.checker.isTypeAssignableTo(member, target), true),
    );
  }

  /** The type as users would write it: what may be left out is `?`, and says nothing of `undefined`. */
  print(type: ts.Type): string {
    if (membersOf(type).length === 0) return "never";
    const text = unlessTooDeep(() => this.checker.typeToString(type), "…");
    return text.replaceAll(/ \| undefined(?=[;,\]})]|$)/g, "");
  }

  #id(type: ts.Type): number {
    const id = this.#ids.get(type) ?? this.#ids.size;
    this.#ids.set(type, id);
    return id;
  }

  #judge(pair: Pair): void {
    const before = partsOf(this.checker, pair.before);
    const after = partsOf(this.checker, pair.after);
    if (before.open || after.open) {
      // Two open types are alike: `any` stands where the compiler could not tell, and users get the same.
      if (before.open !== after.open) pair.findings.push(this.#openness(pair, after.open));
      return;
    }
    judgePrimitives(this, pair, before.primitives, after.primitives);
    this.#judgeStructures(pair, before.objects, after.objects, "an object");
    this.#judgeStructures(pair, before.lists, after.lists, "a list");
  }

  #openness(pair: Pair, opened: boolean): Finding {
    const harmless = opened && pair.direction === "write";
    const message = opened ? "may be anything" : "may no longer be anything";
    return this.#finding(pair, harmless ? "minor" : "major", message);
  }

  #judgeStructures(pair: Pair, before: readonly ts.Type[], after: readonly ts.Type[], kind: string): void {
    const { direction } = pair;
    const [first, second] = [before[0], after[0]];
    if (first === pair.before && second === pair.after) {
      if (kind === "an object") judgeObjects(this, pair);
      else this.#judgeLists(pair);
      return;
    }
    const { pairs, gone, fresh } = matchVariants(this, before, after, direction);
    for (const [old, young] of pairs) {
      if (old !== young) pair.parts.push({ segment: "", pair: this.pair(old, young, direction) });
    }
    const whole = { old: after.length === 0, young: before.length === 0 };
    const isWrite = direction === "write";
    for (const type of gone) {
      const message = whole.old
        ? `${isWrite ? "can" : "is"} no longer ${isWrite ? "be " : ""}${kind}`
        : `one of its variants is gone`;
      pair.findings.push({ ...this.#finding(pair, "major", message), before: this.print(type) });
    }
    for (const type of fresh) {
      const fits = isWrite || this.isAssignable(type, pair.before);
      const message = whole.young ? `can now be ${kind}` : "has a new variant";
      pair.findings.push({
        ...this.#finding(pair, fits ? "minor" : "major", message),
        after: this.print(type),
      });
    }
  }

  #judgeLists(pair: Pair): void {
    const [before, after] = [this.#elements(pair.before), this.#elements(pair.after)];
    const add = (segment: string, old: ts.Type, young: ts.Type): void => {
      if (old !== young) pair.parts.push({ segment, pair: this.pair(old, young, pair.direction) });
    };
    if (before !== undefined && before.length === after?.length) {
      before.forEach((old, index) => {
        const young = after[index];
        if (young !== undefined) add(`[${index}]`, old, young);
      });
      return;
    }
    const [old, young] = [pair.before.getNumberIndexType(), pair.after.getNumberIndexType()];
    if (old !== undefined && young !== undefined) add("[]", old, young);
  }

  /** The types in a tuple; undefined for a list of any length. */
  #elements(type: ts.Type): readonly ts.Type[] | undefined {
    return this.checker.isTupleType(type)
      ? this.checker.getTypeArguments(type as ts.TypeReference)
      : undefined;
  }

  /** Whether something that was found explains why the types do not fit; then nothing else can be the reason. */
  #isExplained(pair: Pair): boolean {
    return (
      pair.findings.some(({ bump, flags }) => bump === "major" || flags.includes("open-set")) ||
      pair.parts.some((part) => !this.fits(part.pair))
    );
  }

  #refuse(pair: Pair): void {
    const message = pair.direction === "read" ? "is not what it was" : "does not accept what it did";
    pair.findings.push(this.#finding(pair, "major", message));
  }

  #finding(pair: Pair, bump: Finding["bump"], message: string): Finding {
    return { bump, flags: [], before: this.print(pair.before), after: this.print(pair.after), message };
  }
}

/** The compiler asks about one level within another, and overflows on a list of thousands of levels. */
function unlessTooDeep<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

/** What became of `null`, of single values and of kinds of value. */
function judgePrimitives(
  judge: Judge,
  pair: Pair,
  before: readonly ts.Type[],
  after: readonly ts.Type[],
): void {
  const gone = before.filter((type) => !judge.isAssignable(type, pair.after));
  const isListed = (type: ts.Type): boolean =>
    isLiteral(type) &&
    !before.includes(type) &&
    before.some((old) => isOthers(old) && kindOf(old) === kindOf(type));
  const added = after.filter((type) => isListed(type) || !judge.isAssignable(type, pair.before));
  const report = (types: readonly ts.Type[], rule: Omit<Finding, "before" | "after">): void => {
    if (types.length === 0) return;
    const values = types.map((type) => judge.print(type)).join(", ");
    const sides = { before: judge.print(pair.before), after: judge.print(pair.after) };
    pair.findings.push({ ...rule, ...sides, message: rule.message.replace("%", () => values) });
  };
  const isRead = pair.direction === "read";
  const plain = (bump: "minor" | "major", message: string): Omit<Finding, "before" | "after"> => ({
    bump,
    flags: [],
    message,
  });
  report(
    gone.filter(isNull),
    isRead ? plain("minor", "is no longer null") : plain("major", "can no longer be null"),
  );
  report(
    gone.filter((type) => !isNull(type)),
    plain("major", isRead ? "is no longer %" : "can no longer be %"),
  );
  if (!isRead) {
    report(added, plain("minor", "can now be %"));
    return;
  }
  // A set of values that is written out and gets one more: the README asks users for a default branch.
  const grows = (type: ts.Type): boolean =>
    (isLiteral(type) || isOthers(type)) &&
    before.some((old) => (isLiteral(old) || isOthers(old)) && kindOf(old) === kindOf(type));
  report(added.filter(grows), { bump: "minor", flags: ["open-set"], message: "may now be %" });
  report(
    added.filter((type) => !grows(type)),
    plain("major", "may now be %"),
  );
}
