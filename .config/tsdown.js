import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Whether something of the package is for `using`. */
const disposes = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .some((file) => /Symbol\.(d|asyncD)ispose|Disposable/.test(readFileSync(join("src", file), "utf8")));

/** The one way packages are built: ES modules with types, nothing bundled that is a dependency. */
export default {
  // The package that is built, not the folder of this file.
  cwd: process.cwd(),
  // What only Node can do, what only our own packages need, and a command line have entry points of their own.
  entry: [
    "src/index.ts",
    "src/internal.ts",
    "src/start.ts",
    "src/stream.ts",
    "src/node.ts",
    "src/cli.ts",
  ].filter((file) => existsSync(file)),
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  // Users' compilers know `Symbol.dispose` only if they are told, and a reference in the source is not kept.
  ...(disposes && { banner: { dts: '/// <reference lib="esnext.disposable" />' } }),
  // The only ones that are bundled: a parser of Markdown that comes in thirty packages.
  inlineOnly: [
    /^micromark/,
    /^mdast-util-/,
    /^character-entities/,
    /^decode-named/,
    "unist-util-stringify-position",
  ],
  sourcemap: false,
  clean: true,
  fixedExtension: false,
  logLevel: "warn",
  // Providers bring the document they were made from.
  ...(existsSync("src/openapi.json") && { copy: ["src/openapi.json"] }),
};
