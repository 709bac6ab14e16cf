import { REPOSITORY } from "../docs/link-to-source.ts";

/** What the manifest of every published package has, at `folder` in the repository. The rest is its own. */
export function publishedManifest(folder: string): {
  readonly files: readonly string[];
  readonly [field: string]: unknown;
} {
  return {
    license: "MIT",
    homepage: `${REPOSITORY}/tree/main/${folder}#readme`,
    bugs: `${REPOSITORY}/issues`,
    // npm compares it with the place they were built in, for their provenance.
    repository: { type: "git", url: `git+${REPOSITORY}.git`, directory: folder },
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19.0" },
    files: ["dist", "CHANGELOG.md"],
    publishConfig: { access: "public", provenance: true },
  };
}

/** What people look for when they look for any of them. */
export const KEYWORDS: readonly string[] = ["cancel", "job", "openapi"];
