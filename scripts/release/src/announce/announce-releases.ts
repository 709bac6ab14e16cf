import { readReleaseNotes } from "../release-notes.ts";
import { runProgram } from "../run-program.ts";
import { publishedPackages } from "../workspace.ts";

/** Which repository at GitHub, and which of its commits was published. */
export interface Announcement {
  /** As in `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes a tag and a release page at GitHub for each package's version at `root` that has none yet.
 *
 * @returns the tags that were made
 * @throws Error with what gh said, when one cannot be made
 */
export async function announceReleases(
  root: string,
  { repository, commit, env = {} }: Announcement,
): Promise<string[]> {
  const gh = (...args: string[]): Promise<string> =>
    runProgram("gh", ["release", ...args, "--repo", repository], { cwd: root, env });
  const announced: string[] = [];
  for (const item of publishedPackages(root)) {
    const tag = `${item.name}@${item.version}`;
    const exists = await gh("view", tag).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await gh("create", tag, "--target", commit, "--title", tag, "--notes", readReleaseNotes(root, item));
    announced.push(tag);
  }
  return announced;
}
