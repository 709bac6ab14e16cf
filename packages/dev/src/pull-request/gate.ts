import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Place, runGit } from "./git.ts";
import { oneLine, ProgramError } from "./program.ts";

/** What one kind of pull request does to files of its own. */
interface Allowance {
  /** Matches the whole path, from the root of the repository. */
  readonly path: RegExp;
  readonly may: readonly ("added" | "changed" | "removed")[];
  /** Why a file must not change like this, as the end of a sentence; undefined when it may. */
  readonly refuse?: (before: string, after: string) => string | undefined;
}

/** What a pull request may touch. All else is refused. */
export interface Gate {
  /** Whose pull request it is, as messages begin. */
  readonly name: string;
  readonly allowed: readonly Allowance[];
}

/** What a patch makes of a commit, once the gate has let it through. */
export interface CheckedTree {
  /** The id of the tree: what was checked is what a commit of it holds. */
  readonly id: string;
  readonly changes: readonly Change[];
}

/**
 * Applies a patch and checks the outcome, not the patch: what was renamed, copied or described in whichever way is
 * judged by the files that it leads to. The patch comes from a job that ran a great deal of other people's code.
 * Nothing is written but objects in git's store: no file, no index, no branch.
 *
 * @throws ProgramError, in one line, with the path that is refused and the reason
 */
export function applyThroughGate(place: Place, base: string, patch: string, gate: Gate): CheckedTree {
  const id = applyPatch(place, base, patch, gate);
  const changes = readChanges(place, base, id);
  if (changes.length === 0) throw refusal(gate, "it changes nothing");
  for (const change of changes) {
    const reason = refuse(place, change, gate);
    // A path may have line ends in it, and a line that begins with `::` is an order to GitHub's runner.
    if (reason !== undefined) throw refusal(gate, `${oneLine(change.path)}: ${reason}`);
  }
  return { id, changes };
}

function refusal({ name }: Gate, reason: string): ProgramError {
  return new ProgramError(
    `${name}: the patch is refused and nothing is pushed: ${reason}. Look at the job that made it.`,
  );
}

/** In an index of its own, so that no link of the patch is ever followed. */
function applyPatch(place: Place, base: string, patch: string, gate: Gate): string {
  const folder = mkdtempSync(join(tmpdir(), "calloff-gate-"));
  try {
    const inIndex = { ...place, env: { ...place.env, GIT_INDEX_FILE: join(folder, "index") } };
    runGit(inIndex, ["read-tree", base]);
    try {
      // As it is written: settings of git's could have white space mended, or not looked at.
      runGit(inIndex, ["apply", "--cached", "--whitespace=nowarn", "--no-ignore-whitespace", patch]);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      throw refusal(gate, oneLine(error.message));
    }
    return runGit(inIndex, ["write-tree"]).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PLAIN = "100644";
const KINDS: ReadonlyMap<string, string> = new Map([
  ["100755", "an executable file"],
  ["120000", "a symbolic link"],
  ["160000", "a submodule"],
]);

/** Why a change is refused; undefined when it is not. */
function refuse(place: Place, { path, before, after }: Change, gate: Gate): string | undefined {
  const allowance = gate.allowed.find((each) => each.path.test(path));
  if (allowance === undefined) return "this pull request has no reason to touch it";
  for (const entry of [before, after]) {
    if (entry === undefined || entry.mode === PLAIN) continue;
    const verb = entry === before ? "is" : "would become";
    return `it ${verb} ${KINDS.get(entry.mode) ?? "something unknown"} (mode ${entry.mode}), not a plain file`;
  }
  const done = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  if (!allowance.may.includes(done))
    return `it would be ${done}; here it may be ${allowance.may.join(" or ")}`;
  const [older = "", newer = ""] = [before, after].map(
    (entry) => entry && runGit(place, ["cat-file", "blob", entry.id]),
  );
  // GitHub shows no difference of it.
  if (newer.includes("\0")) return "its content is not text, so nobody can review it";
  return allowance.refuse?.(older, newer);
}

/** What a tree has at a path. */
interface Entry {
  /** As git writes it: 100644 is a plain file, 100755 an executable one, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string;
  /** The id of its content. */
  readonly id: string;
}

/** A path at which two trees differ. */
interface Change {
  /** From the root of the repository; what is no UTF-8 in it is U+FFFD. */
  readonly path: string;
  /** Undefined where the older tree has nothing. */
  readonly before: Entry | undefined;
  /** Undefined where the newer tree has nothing. */
  readonly after: Entry | undefined;
}

/**
 * Everything that differs between two trees, with its mode on both sides. A file that was moved is two changes: git
 * tells only of its new place when it follows renames, which would hide what is gone from the old one.
 */
function readChanges(place: Place, before: string, after: string): Change[] {
  // Each of these flags stands against a setting of git's: none of them may decide what is seen here.
  const flags = "-r -z --raw --no-abbrev --no-renames --no-relative --ignore-submodules=none";
  const fields = runGit(place, ["diff-tree", ...flags.split(" "), before, after]).split("\0");
  const changes: Change[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) changes.push(parseChange(fields[at], fields[at + 1]));
  return changes;
}

const HEADER = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [AMDT]$/;

function parseChange(header = "", path = ""): Change {
  const [, oldMode = "", newMode = "", oldId = "", newId = ""] = HEADER.exec(header) ?? [];
  if (newId === "" || path === "") throw new ProgramError(`git diff-tree: cannot read its line ${header}`);
  return { path, before: entry(oldMode, oldId), after: entry(newMode, newId) };
}

function entry(mode: string, id: string): Entry | undefined {
  return mode === "000000" ? undefined : { mode, id };
}
