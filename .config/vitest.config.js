import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import LongestFirst from "./vitest.sequencer.js";

const specs = readdirSync(join(import.meta.dirname, "../specs"), { withFileTypes: true });
const providers = specs
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
/** `npm run proof` repeats more: files that are its own, and with more runs those of `npm test` that can be repeated. */
const isProof = process.env.CALLOFF_PROOF !== undefined;
/** Two more than there are cores: many tests wait for other programs, or for a pause to end. */
const maxWorkers = Math.min(availableParallelism() + 2, 6);
const files = isProof ? ["*.proof.test.ts", "*.property.test.ts", "faults.test.ts"] : ["*.test.ts"];

/** The one way packages are tested: each by itself, run in its folder, and all of them, run in the root. */
export default defineConfig({
  test: {
    root: process.cwd(),
    include: ["{src,test}", "{packages/*,scripts,scripts/release}/{src,test}"].flatMap((folder) =>
      files.map((file) => `${folder}/**/${file}`),
    ),
    // Without the first, half a minute goes by in looking through what is installed.
    exclude: ["**/node_modules/**", ...(isProof ? [] : ["**/*.proof.test.ts"])],
    // Few processes, each of which takes file after file: Prism and the compiler take seconds to load.
    // What a file must therefore not leave behind is in the setup.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    maxWorkers,
    reporters: ["default", "json", ...(isProof ? [join(import.meta.dirname, "vitest.progress.js")] : [])],
    outputFile: { json: "test-results.json" },
    setupFiles: join(import.meta.dirname, "vitest.setup.js"),
    globalSetup: join(import.meta.dirname, "vitest.temporary-folder.js"),
    provide: {
      // Faults do not depend on the vendor: each provider plays its share of them, and all of them in the proof.
      faultsDealtTo: isProof ? undefined : providers,
      maxWorkers,
    },
    typecheck: {
      enabled: existsSync("test/types.test-d.ts"),
      include: ["test/*.test-d.ts"],
    },
  },
});
