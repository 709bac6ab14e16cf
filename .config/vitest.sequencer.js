import { BaseSequencer } from "vitest/node";

/** Those that take minutes, the longest first: begun last, one of them would run alone while the other cores wait. */
const LONG = [
  "contract/mutants/document-mutants.proof.test.ts",
  "contract/mutants/client-mutants.proof.test.ts",
  "contract/mutants/meaning-mutants.proof.test.ts",
  "installed/tools.proof.test.ts",
  "hostile/hostile.proof.test.ts",
  "every-shape.proof.test.ts",
  "docs/site.proof.test.ts",
  "cli/killed.proof.test.ts",
];

/** Runs the long files first, and the others in Vitest's own order. */
export default class LongestFirst extends BaseSequencer {
  async sort(files) {
    const rank = ({ moduleId }) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
