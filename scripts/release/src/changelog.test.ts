import { describe, expect, test } from "vitest";
import { describeUpdate, getReleaseLine } from "./changelog.ts";

const dependents = new Map([
  ["runtime", ["core", "pulse", "calloff"]],
  ["core", ["calloff"]],
  ["pulse", ["calloff"]],
]);
const named = (summary: string, ...names: string[]) => ({
  summary,
  releases: names.map((name) => ({ name })),
});
const updated = (...names: string[]) =>
  names.map((name) => ({ name, oldVersion: "1.4.0", newVersion: "2.0.0" }));

test("a change stands in its author's words, and its further lines stay in its item", async () => {
  expect(await getReleaseLine(named("Shorter waits.\n\n1. After a 429.\n\nNo more.\n", "core"))).toBe(
    "- Shorter waits.\n\n  1. After a 429.\n\n  No more.",
  );
});

describe("what came through a dependency", () => {
  test("is told with the dependency's name and version", () => {
    expect(describeUpdate([named("Keys may be functions.", "runtime")], updated("runtime"), dependents)).toBe(
      "- With `runtime` 2.0.0: Keys may be functions.",
    );
  });

  test("is told once, though it came through two", () => {
    const change = named("Keys may be functions.", "runtime", "pulse");
    expect(describeUpdate([change], updated("runtime", "pulse"), dependents)).toBe(
      "- With `runtime` 2.0.0, `pulse` 2.0.0: Keys may be functions.",
    );
  });

  test("is told of each change", () => {
    const changes = [named("One.", "runtime"), named("Two.", "runtime")];
    expect(describeUpdate(changes, updated("runtime"), dependents)).toBe(
      "- With `runtime` 2.0.0: One.\n- With `runtime` 2.0.0: Two.",
    );
  });

  test("is not told again where the change itself stands", () => {
    expect(describeUpdate([named("A new status.", "pulse", "calloff")], updated("pulse"), dependents)).toBe(
      "",
    );
  });

  test("is told where it cannot be known that the change itself stands there", () => {
    // Of core and pulse, both of which depend on runtime, only pulse has it from its own changeset.
    expect(describeUpdate([named("A fix.", "runtime", "pulse")], updated("runtime"), dependents)).toBe(
      "- With `runtime` 2.0.0: A fix.",
    );
  });

  test("does not tell a dependency's first release, and tells the change of another beside it", () => {
    const first = { name: "pulse", oldVersion: "0.0.0", newVersion: "1.0.0" };
    const changes = [named("First release.", "pulse"), named("Keys may be functions.", "runtime")];
    expect(describeUpdate(changes, [first, ...updated("runtime")], dependents)).toBe(
      "- With `runtime` 2.0.0: Keys may be functions.",
    );
  });

  test("is nothing when no dependency was updated", () => {
    expect(describeUpdate([], [], dependents)).toBe("");
  });
});
