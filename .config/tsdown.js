import { existsSync } from "node:fs";

/** The one way packages are built: ES modules with types, nothing bundled that is a dependency. */
export default {
  // The package that is built, not the folder of this file.
  cwd: process.cwd(),
  // What only Node can do has an entry point of its own, and so has a command line.
  entry: ["src/index.ts", "src/node.ts", "src/cli.ts"].filter((file) => existsSync(file)),
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  sourcemap: false,
  clean: true,
  fixedExtension: false,
  logLevel: "warn",
  // Providers bring the document they were made from.
  ...(existsSync("src/openapi.json") && { copy: ["src/openapi.json"] }),
};
