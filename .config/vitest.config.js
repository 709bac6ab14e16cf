import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The one way packages are tested. The results file is what `npm test` adds up. */
export default defineConfig({
  test: {
    root: process.cwd(),
    // Not those of a package that lies within this one.
    include: ["{src,test}/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: join(process.cwd(), "test-results.json") },
    // One process for all files of a package: Prism takes seconds to load, and Turbo keeps both cores busy already.
    // The scripts, whose tests are as long as all others together, ask for two.
    isolate: false,
    maxWorkers: 1,
    // Long, for a machine that is busy with something else; short enough that what hangs is found.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    typecheck: {
      enabled: existsSync(join(process.cwd(), "test/types.test-d.ts")),
      include: ["test/*.test-d.ts"],
    },
  },
});
