import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { Failure } from "../../failure.ts";
import { type Place, runTool } from "./run-tool.ts";

/** Whose commits may be replaced. GitHub shows them as its own. */
const BOT = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
} as const;

/** A branch of the origin that holds the drift of one provider. */
export interface DriftBranch {
  readonly name: string;
  /** Its last commit at the origin; undefined when it is not there. */
  readonly tip: string | undefined;
  /** Whether somebody else has committed to it. Then it is theirs. */
  readonly isEdited: boolean;
}

export function findBranch(place: Place, provider: string): DriftBranch {
  const name = `drift/${provider}`;
  const listed = runTool(place, "git", ["ls-remote", "--heads", "origin", `refs/heads/${name}`]);
  const tip = listed.split("\t", 1)[0] || undefined;
  if (tip === undefined) return { name, tip, isEdited: false };
  runTool(place, "git", ["fetch", "--quiet", "origin", tip]);
  const authors = runTool(place, "git", ["log", "--format=%ce", `HEAD..${tip}`])
    .split("\n")
    .filter(Boolean);
  return { name, tip, isEdited: authors.some((email) => email !== BOT.email) };
}

/**
 * Commits a patch on top of what is checked out, and pushes it as the branch, in place of what is there.
 *
 * @returns false when the same document on the same base is there already, and nothing was pushed
 * @throws Failure when the patch touches what drift does not write, or does not apply
 */
export function pushPatch(
  place: Place,
  provider: string,
  { name, tip }: DriftBranch,
  patch: string,
): boolean {
  const git = (...args: string[]): string => runTool(place, "git", args);
  const base = git("rev-parse", "HEAD").trim();
  try {
    git("apply", "--index", patch);
    refuseStrangers(provider, git("diff", "--cached", "--name-only", "-z").split("\0").filter(Boolean));
    if (tip !== undefined && isSame(place, provider, { base, tip })) return false;
    const identity = ["-c", `user.name=${BOT.name}`, "-c", `user.email=${BOT.email}`];
    git(...identity, "commit", "--quiet", "--message", `Follow ${provider}'s document`);
    git("push", "--quiet", `--force-with-lease=${name}:${tip ?? ""}`, "origin", `HEAD:refs/heads/${name}`);
    return true;
  } finally {
    git("reset", "--quiet", "--hard", base);
  }
}

/** Another day on which the same was found is no reason to push. */
function isSame(place: Place, provider: string, { base, tip }: { base: string; tip: string }): boolean {
  const parent = runTool(place, "git", ["rev-parse", `${tip}^`]).trim();
  const source = posix.join("specs", provider, "source.yaml");
  const pushed = runTool(place, "git", ["show", `${tip}:${source}`]);
  return parent === base && digestIn(pushed) === digestIn(readFileSync(join(place.cwd, source), "utf8"));
}

function digestIn(source: string): string | undefined {
  return /^ {2}sha256: ([0-9a-f]{64})$/m.exec(source)?.[1];
}

/** The patch comes from a job that ran a great deal of other people's code; this one can write to the repository. */
function refuseStrangers(provider: string, paths: readonly string[]): void {
  const own = [
    new RegExp(`^specs/${provider}/(openapi\\.(yaml|json)|source\\.yaml)$`),
    new RegExp(`^packages/${provider}/src/[\\w.-]+$`),
    /^packages\/calloff\/(package\.json|src\/providers\.ts)$/,
    new RegExp(`^\\.changeset/drift-${provider}-[0-9a-f]{8}\\.md$`),
    /^README\.md$/,
  ];
  const stranger = paths.find((path) => !own.some((pattern) => pattern.test(path)));
  if (stranger !== undefined)
    throw new Failure(`${provider}: the patch touches ${stranger}, which drift never writes.`);
}
