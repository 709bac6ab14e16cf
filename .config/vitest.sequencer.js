import { BaseSequencer } from "vitest/node";

/**
 * In a process that no file has used before. In two of about fifteen runs, the compiler found no module in this file's app,
 * though all lay on the disk. It is not known why; it was never seen in another file.
 */
const FIRST = ["dev/src/cli/run-cli.test.ts"];

/** Those that take long, the longest first: begun last, one of them would run alone while the other cores wait. */
const LONG = [
  // Of the proof: half a minute and more.
  "contract/mutants/document-mutants.proof.test.ts",
  "contract/mutants/client-mutants.proof.test.ts",
  "contract/mutants/meaning-mutants.proof.test.ts",
  "installed/tools.proof.test.ts",
  "hostile/hostile.proof.test.ts",
  "every-shape.proof.test.ts",
  "docs/site.proof.test.ts",
  "cli/killed.proof.test.ts",
  "properties/drift.property.test.ts",
  "runtimes/runtimes.proof.test.ts",
  "release/src/release.proof.test.ts",
  "installed/installed.proof.test.ts",
  "action/drift-action.proof.test.ts",
  // Of the tests: ten seconds and more.
  "provider-tests/every-shape.test.ts",
  "drift/src/long-chains.test.ts",
  "cli/killed.test.ts",
  "cli/ended-early.test.ts",
  "docs/examples.test.ts",
  "openai/test/contract.test.ts",
  "cli/cancel.test.ts",
  "cli/full-disk.test.ts",
];

/** What is begun before all others. */
const ORDER = [...FIRST, ...LONG];

/** Runs those that are named first, and the others in Vitest's own order. */
export default class LongestFirst extends BaseSequencer {
  async sort(files) {
    const rank = ({ moduleId }) => {
      const at = ORDER.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? ORDER.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
