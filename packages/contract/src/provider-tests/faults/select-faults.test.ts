import { expect, test } from "vitest";
import { selectFaults } from "./select-faults.ts";

const whole = selectFaults({ share: 1 });
const families = (names: readonly string[]): boolean[] =>
  [
    /reset|nobody listens/,
    /body on|HTML|UTF-8|null|chunk/,
    /^status|to another origin|key/,
    /429|503/,
    /abort/,
  ].map((family) => names.some((name) => family.test(name)));

test("a fault has a name of its own, by which it is chosen", () => {
  const names = whole.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("a tenth is twenty faults, some of each family", () => {
  const names = selectFaults({ share: 0.1 }).map(({ name }) => name);
  expect(names).toHaveLength(20);
  expect(whole.length).toBeGreaterThan(170);
  expect(families(names)).toEqual([true, true, true, true, true]);
});

test("dealt out, each fault is met at one seat, whatever the share", () => {
  const hands = [0, 1, 2].map((seat) => selectFaults({ share: 0.1 }, { seat, players: 3 }));
  expect(hands.flat()).toHaveLength(whole.length);
  expect(new Set(hands.flat())).toEqual(new Set(whole));
});
