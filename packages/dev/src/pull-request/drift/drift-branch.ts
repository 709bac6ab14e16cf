import { type BotBranch, findBotBranch, type Pushed, pushThroughGate } from "../bot-branch.ts";
import type { CalloffConfig } from "../calloff-config.ts";
import { type Place, runGit } from "../git.ts";
import { driftGate } from "./drift-gate.ts";

/** Finds the branch of the origin that holds the drift of one provider. */
export function findBranch(place: Place, provider: string): BotBranch {
  return findBotBranch(place, `drift/${provider}`);
}

/** A provider's drift as a patch, and the repository that it is for. */
export interface DriftPatch {
  readonly provider: string;
  readonly config: CalloffConfig;
  /** The file with the patch. */
  readonly patch: string;
}

/**
 * Pushes a patch as the branch of a provider's drift, unless the same document on the same base is there already.
 *
 * @throws ProgramError when the patch does something that drift does not, or does not apply; nothing is pushed then
 */
export function pushPatch(place: Place, branch: BotBranch, { provider, config, patch }: DriftPatch): Pushed {
  const digest = (tree: string): string | undefined => digestIn(place, `${tree}:${config.specs}/${provider}`);
  return pushThroughGate(place, branch, {
    patch,
    gate: driftGate(provider, config),
    message: `Follow ${provider}'s document`,
    // Another day on which the same was found is no reason to push.
    isSame: (pushed, tree) => digest(pushed) === digest(tree),
  });
}

/** The digest of the vendored document, as the source.yaml of a folder in a tree has it. */
function digestIn(place: Place, folder: string): string | undefined {
  const source = runGit(place, ["cat-file", "blob", `${folder}/source.yaml`]);
  return /^ {2}sha256: ([0-9a-f]{64})$/m.exec(source)?.[1];
}
