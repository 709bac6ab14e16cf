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
