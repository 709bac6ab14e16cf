import type ts from "typescript";
import type { Judge } from "./judge.ts";
import type { Finding, Pair } from "./pair.ts";
import { isLiteral, isNull, isOthers, kindOf } from "./type-parts.ts";

/** What became of `null`, of single values and of kinds of value. */
export function judgePrimitives(
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
