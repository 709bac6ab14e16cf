import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";
import { firstRelease } from "../testing/first-release.ts";
import type { Manifest } from "../workspace.ts";

const { packed, tarballs } = await firstRelease();

/** By file: ES modules, their types, the documents, a template, and what tells people about it. */
const SHIPPED =
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/[\w-]+(\.js|\.d\.ts)|dist\/openapi\.json|template\/.*)$/;

describe.each(packed)("$file", ({ file }) => {
  const data = readFileSync(join(tarballs, file));
  const content = createPackageFromTarballData(data);
  const prefix = `/node_modules/${content.packageName}/`;
  const files = content.listFiles().map((file) => file.slice(prefix.length));
  const read = (file: string): string => content.readFile(prefix + file);
  const manifest = JSON.parse(read("package.json")) as Manifest;

  test("holds what users need, and no source, test, map or build file", () => {
    expect(files.filter((file) => !SHIPPED.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(["package.json", "README.md", "LICENSE", "CHANGELOG.md", "dist/index.js"]),
    );
  });

  test("points at no map that is not there", () => {
    expect(files.filter((file) => read(file).includes("sourceMappingURL"))).toEqual([]);
  });

  test("has a manifest that only says what its users need", () => {
    expect(["scripts", "devDependencies"].filter((field) => field in manifest)).toEqual([]);
    expect(JSON.stringify(manifest)).not.toMatch(/workspace:|catalog:/);
  });

  test("says in its changelog what is new in this version", () => {
    const [, newest = ""] = read("CHANGELOG.md").split(/^## /m);
    expect(newest).toMatch(new RegExp(`^${manifest.version.replaceAll(".", "\\.")}\\n`));
    expect(newest).toMatch(/^- \S.{5,}/m);
    expect(newest).not.toMatch(/updated dependencies/i);
  });

  test("has nothing that publint objects to", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: asArrayBuffer(data) } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("has types that are right wherever ES modules are imported", async () => {
    const analysis = await checkPackage(content);
    if (analysis.types === false) throw new Error("It has no types at all.");
    // What is CommonJS, and what reads no exports, is not promised.
    const wrong = analysis.problems.filter((problem) =>
      (["node16-esm", "bundler"] as const).some((kind) =>
        problemAffectsResolutionKind(problem, kind, analysis),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

function asArrayBuffer(data: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(data.byteLength);
  new Uint8Array(copy).set(data);
  return copy;
}
