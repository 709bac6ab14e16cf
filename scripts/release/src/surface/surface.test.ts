import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../testing/workspace-copy.ts";
import { publishedPackages } from "../workspace.ts";
import { renderSurface } from "./render-surface.ts";

const packages = publishedPackages(root);
const surface = renderSurface(root, packages);

test.each([...surface])(
  "%s is what was reviewed; if it is meant to be another: npm run surface",
  (path, text) => {
    const reviewed = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
    expect(reviewed.split("\n")).toEqual(text.split("\n"));
  },
);

test("nothing is there of entry points that are gone", () => {
  const files = packages.flatMap(({ folder }) =>
    readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
  );
  expect(files.filter((file) => file.endsWith(".api.md")).sort()).toEqual([...surface.keys()].sort());
});

/** Interfaces that openapi-typescript makes of the vendor's document, with its words. */
const GENERATED =
  /^(?:\/\/ @public.*\n)?export (?:interface (?:components|operations|paths) \{\n[\s\S]*?^\}|type operations = Record<string, never>;)$/gm;

test.each([...surface].filter(([path]) => !path.endsWith("/internal.api.md")))(
  "every export and field of %s has a docstring",
  (_, text) => {
    const lines = text.replaceAll(GENERATED, "").split("\n");
    const undocumented = lines.flatMap((line, index) =>
      line.includes("(undocumented)") ? [lines[index + 1]?.trim()] : [],
    );
    expect(undocumented).toEqual([]);
  },
);
