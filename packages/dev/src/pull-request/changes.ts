import { type Place, runGit } from "./git.ts";
import { ProgramError } from "./program.ts";

/** What a tree has at a path. */
interface Entry {
  /** As git writes it: 100644 is a plain file, 100755 an executable one, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string;
  /** The id of its content. */
  readonly id: string;
}

/** A path at which two trees differ. */
export interface Change {
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
export function readChanges(place: Place, before: string, after: string): Change[] {
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
