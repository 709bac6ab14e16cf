import { applyThroughGate, type CheckedTree, type Gate } from "./gate.ts";
import { type Place, runGit } from "./git.ts";
import { ProgramError } from "./program.ts";

/** Whose commits may be replaced. GitHub shows them as its own. */
const BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

/** A branch of the origin that a workflow keeps. */
export interface BotBranch {
  readonly name: string;
  /** Its last commit at the origin; undefined when it is not there. */
  readonly tip: string | undefined;
  /** Whether somebody else has committed to it. Then it is theirs. */
  readonly isEdited: boolean;
}

/** @throws ProgramError when the clone does not reach back far enough to tell whose commits are on the branch */
export function findBotBranch(place: Place, name: string): BotBranch {
  const git = (...args: string[]): string => runGit(place, args);
  const [tip = ""] = git("ls-remote", "--heads", "origin", `refs/heads/${name}`).split("\t", 1);
  if (tip === "") return { name, tip: undefined, isEdited: false };
  if (git("rev-parse", "--is-shallow-repository").trim() === "true") {
    throw new ProgramError(
      `${name}: this clone has not the whole history, so it cannot be told who committed to the branch; check out with fetch-depth: 0.`,
    );
  }
  git("fetch", "--quiet", "origin", tip);
  const authors = git("log", "--format=%ce", `HEAD..${tip}`).split("\n").filter(Boolean);
  return { name, tip, isEdited: authors.some((email) => email !== BOT.email) };
}

/** What is to stand on a branch, as one commit on what is checked out. */
export interface Proposal {
  /** The file with the patch. */
  readonly patch: string;
  readonly gate: Gate;
  readonly message: string;
  /** Whether the tree that is on the branch already will do. Left out, it has to be the same. */
  readonly isSame?: (pushed: string, tree: string) => boolean;
}

export interface Pushed extends CheckedTree {
  /** False when the branch was as it should be already. */
  readonly isNew: boolean;
}

/**
 * Commits a patch on top of what is checked out, and pushes it as the branch, in place of what is there. This is the
 * one way by which a workflow pushes something, and it leads through the gate.
 *
 * @throws ProgramError when the gate refuses the patch; nothing is pushed then
 */
export function pushThroughGate(place: Place, { name, tip }: BotBranch, proposal: Proposal): Pushed {
  const { patch, gate, message, isSame = (pushed, tree) => pushed === tree } = proposal;
  const git = (...args: string[]): string => runGit(place, args).trim();
  const base = git("rev-parse", "HEAD");
  const tree = applyThroughGate(place, base, patch, gate);
  if (tip !== undefined && git("rev-parse", `${tip}^`) === base) {
    if (isSame(git("rev-parse", `${tip}^{tree}`), tree.id)) return { ...tree, isNew: false };
  }
  const commit = commitTree(place, base, tree.id, message);
  const ref = `refs/heads/${name}`;
  git(
    "push",
    "--quiet",
    "--no-follow-tags",
    `--force-with-lease=${ref}:${tip ?? ""}`,
    "origin",
    `${commit}:${ref}`,
  );
  return { ...tree, isNew: true };
}

function commitTree(place: Place, base: string, tree: string, message: string): string {
  const env = {
    ...place.env,
    GIT_AUTHOR_NAME: BOT.name,
    GIT_AUTHOR_EMAIL: BOT.email,
    GIT_COMMITTER_NAME: BOT.name,
    GIT_COMMITTER_EMAIL: BOT.email,
  };
  return runGit({ ...place, env }, ["commit-tree", tree, "-p", base, "-m", message]).trim();
}

export function deleteBranch(place: Place, { name }: BotBranch): void {
  runGit(place, ["push", "--quiet", "origin", "--delete", `refs/heads/${name}`]);
}
