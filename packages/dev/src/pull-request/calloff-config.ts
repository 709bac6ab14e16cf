import { type Place, runGit } from "./git.ts";
import { ProgramError } from "./program.ts";

/** Of a repository's `calloff.json`, what a pull request has to do with. */
export interface CalloffConfig {
  /** The folder of the vendored documents, such as `specs`. */
  readonly specs: string;
  /** The folder of the clients, such as `src/vendors`. */
  readonly clients: string;
  readonly layout: "files" | "packages";
  /** The folder of the package that depends on all clients, where there is one. */
  readonly composition: string | undefined;
}

const FILES = ["calloff.json", ".config/calloff.json"];

/**
 * Reads `calloff.json` as a commit has it: the working tree may have been changed by a job that ran other people's code.
 *
 * @throws ProgramError when there is none, or it cannot be used
 */
export function readConfig(place: Place, commit: string): CalloffConfig {
  const found = runGit(place, ["ls-tree", "-z", "--name-only", commit, "--", ...FILES]).split("\0");
  const file = FILES.find((each) => found.includes(each));
  if (file === undefined) {
    throw new ProgramError(
      `There is no calloff.json at the root of ${commit.slice(0, 12)}. Run npx calloff-dev init, and commit it.`,
    );
  }
  const given = parse(runGit(place, ["cat-file", "blob", `${commit}:${file}`]), file);
  const folder = (key: string, usual: string): string => {
    const value = given[key] ?? usual;
    if (isFolder(value)) return value.replace(/\/$/, "");
    throw new ProgramError(
      `${file}: ${key} must be a folder below the repository's root, such as "${usual}".`,
    );
  };
  const layout = given["layout"] ?? "files";
  if (layout !== "files" && layout !== "packages") {
    throw new ProgramError(`${file}: layout must be "files" or "packages".`);
  }
  const composition = given["composition"] === undefined ? undefined : folder("composition", "packages/all");
  return { specs: folder("specs", "specs"), clients: folder("clients", "src/vendors"), layout, composition };
}

function parse(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { ...value };
  } catch (error) {
    throw new ProgramError(`${file} is not JSON: ${(error as Error).message}`);
  }
  throw new ProgramError(`${file} must be a JSON object.`);
}

/** It becomes part of paths that a pull request may touch: no part of it leads upwards, or begins with a point. */
function isFolder(value: unknown): value is string {
  return typeof value === "string" && /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?$/.test(value);
}
