import { join, resolve } from "node:path";
import { rolldown } from "rolldown";

const root = resolve(import.meta.dirname, "../../..");
/** What the action of this repository runs, and what it is made from. */
export const ACTION_PROGRAM = {
  source: "packages/dev/src/drift-action.ts",
  bundle: ".github/actions/drift/drift.mjs",
} as const;

/**
 * The action's program as one file of JavaScript, which any Node runs with nothing installed.
 *
 * @throws Error when something would have to be installed
 */
export async function bundleAction(): Promise<string> {
  const bundle = await rolldown({
    cwd: root,
    input: join(root, ACTION_PROGRAM.source),
    platform: "node",
    external: /^node:/,
    // What cannot be found is not left for later.
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  try {
    const { output } = await bundle.generate({
      format: "esm",
      banner: `// Made of ${ACTION_PROGRAM.source} and what it imports. Edits are overwritten.`,
      codeSplitting: false,
    });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
