import { expect, test } from "vitest";
import { renderComposition } from "./composition.ts";

test("lists every provider once, sorted, under its own name", () => {
  const source = renderComposition([
    { name: "zeta", identifier: "Zeta" },
    { name: "a-b", identifier: "AB" },
  ]);
  expect(source).toContain(
    'import { createAB, type AB, type ABOptions } from "@calloff/a-b";\nimport { createZeta,',
  );
  expect(source).toContain('  readonly "a-b": AB;\n  readonly "zeta": Zeta;');
  expect(source).toContain('    "a-b": createAB(options["a-b"]),\n    "zeta": createZeta(options["zeta"]),');
});
