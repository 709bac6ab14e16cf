import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { loadPeer } from "./load-peer.ts";

const NOT_FOUND = Object.assign(new Error("Cannot find package 'acme' imported from /app/index.js"), {
  code: "ERR_MODULE_NOT_FOUND",
});

test("a package that is not installed is asked for by its name", async () => {
  await expect(loadPeer("acme", () => Promise.reject(NOT_FOUND))).rejects.toThrow(
    "acme is needed here, for Prism; install it as a development dependency. Cannot find package 'acme'.",
  );
});

test("any other error is passed on", async () => {
  const error = new Error("broken");
  await expect(loadPeer("acme", () => Promise.reject(error))).rejects.toBe(error);
});

test.each(["index", "internal"])("%s.ts loads no optional package when it is imported", (entry) => {
  const { peerDependenciesMeta } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, "../package.json"), "utf8"),
  ) as { peerDependenciesMeta: object };
  const loaded = importsOf(join(import.meta.dirname, `${entry}.ts`));
  expect(loaded).toContain("@calloff/openapi");
  expect(Object.keys(peerDependenciesMeta).filter((name) => loaded.has(name))).toEqual([]);
});

/** The packages that are loaded with a module, by itself or by those of ours that it imports. */
function importsOf(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  });
  const { statements } = ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022);
  for (const statement of statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) continue;
    if (specifier.text.startsWith(".")) importsOf(join(dirname(file), specifier.text), seen);
    else seen.add(specifier.text);
  }
  return seen;
}
