import { describe, expect, test } from "vitest";
import { composeManifest, renderComposition } from "./composition.ts";

test("lists every provider once, sorted, under its own name", () => {
  const source = renderComposition(
    [
      { name: "zeta", identifier: "Zeta" },
      { name: "a-b", identifier: "AB" },
    ],
    { scope: "@calloff", mark: "// Generated.\n" },
  );
  expect(source).toContain(
    'import { createAB, type AB, type ABOptions } from "@calloff/a-b";\nimport { createZeta,',
  );
  expect(source).toContain('  readonly "a-b": AB;\n  /** The client of Zeta. */\n  readonly "zeta": Zeta;');
  expect(source).toContain('    "a-b": createAB(options["a-b"]),\n    "zeta": createZeta(options["zeta"]),');
});

describe("the manifest", () => {
  const manifest = {
    name: "calloff",
    dependencies: {
      commander: "1",
      "@calloff/gone": "workspace:^",
      "@calloff/core": "workspace:^",
      "@calloff/runtime": "workspace:^",
    },
    peerDependencies: { "@calloff/mock": "workspace:^" },
  };

  const compose = (text: string, names: readonly string[]): string =>
    composeManifest(text, { scope: "@calloff", names }, (name) => ["core", "runtime"].includes(name));

  test("depends on every provider, on none that is gone, and on what it had else", () => {
    const composed = JSON.parse(compose(JSON.stringify(manifest), ["zeta", "acme"]));
    expect(Object.entries(composed.dependencies)).toEqual([
      ["@calloff/acme", "workspace:^"],
      ["@calloff/core", "workspace:^"],
      ["@calloff/runtime", "workspace:^"],
      ["@calloff/zeta", "workspace:^"],
      ["commander", "1"],
    ]);
  });

  test("is else as it was, in its order, and stays so", () => {
    const once = compose(JSON.stringify(manifest), ["acme"]);
    expect(Object.keys(JSON.parse(once))).toEqual(["name", "dependencies", "peerDependencies"]);
    expect(JSON.parse(once).peerDependencies).toEqual(manifest.peerDependencies);
    expect(once.endsWith("}\n")).toBe(true);
    expect(compose(once, ["acme"])).toBe(once);
  });
});
