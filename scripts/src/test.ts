import { runCommand } from "@calloff/dev/internal";
import { type Check, holdTo, runTests } from "./test/check.ts";

const CHECKS: readonly Check[] = [
  { name: "format, lint, and the direction of imports", program: "biome", args: ["ci", "."] },
  { name: "no import from the inside of another package", program: "turbo", args: ["boundaries"] },
  {
    name: "unused files, exports and dependencies",
    program: "knip",
    args: ["--config", ".config/knip.js", "--no-config-hints"],
  },
  {
    name: "vendored documents",
    program: process.execPath,
    args: ["packages/dev/dist/cli.js", "vendor", "--check"],
  },
  {
    name: "generated code",
    program: process.execPath,
    args: ["packages/dev/dist/cli.js", "codegen", "--check"],
  },
  { name: "build", program: "turbo", args: ["run", "build", "--only", "--output-logs=new-only"] },
  {
    // TypeScript 7 is the fast one. The one that the packages are built with, and most users have, is in the proof.
    name: "types",
    program: process.execPath,
    args: ["node_modules/typescript-7/bin/tsc", "--project", ".config/tsconfig.workspace.json"],
  },
];

await runCommand(() => holdTo(CHECKS, () => runTests("tests")));
