import { type BotBranch, findBotBranch, type Pushed, pushThroughGate } from "../bot-branch.ts";
import { type Place, runTool } from "../run-tool.ts";
import { driftGate } from "./drift-gate.ts";

/** Finds the branch of the origin that holds the drift of one provider. */
export function findBranch(place: Place, provider: string): BotBranch {
  return findBotBranch(place, `drift/${provider}`);
}

/**
 * Pushes a patch as the branch of a provider's drift, unless the same document on the same base is there already.
 *
 * @throws ProgramError when the patch does something that drift does not, or does not apply; nothing is pushed then
 */
export function pushPatch(place: Place, provider: string, branch: BotBranch, patch: string): Pushed {
  return pushThroughGate(place, branch, {
    patch,
    gate: driftGate(provider),
    message: `Follow ${provider}'s document`,
    // Another day on which the same was found is no reason to push.
    isSame: (pushed, tree) => digestIn(place, provider, pushed) === digestIn(place, provider, tree),
  });
}

/** The digest of the vendored document, as a tree's source.yaml has it. */
function digestIn(place: Place, provider: string, tree: string): string | undefined {
  const source = runTool(place, "git", ["cat-file", "blob", `${tree}:specs/${provider}/source.yaml`]);
  return /^ {2}sha256: ([0-9a-f]{64})$/m.exec(source)?.[1];
}
