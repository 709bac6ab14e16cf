import { publishPullRequest } from "../drift/pull-request.ts";
import type { Place } from "../git.ts";
import { publishReleasePullRequest } from "../release.ts";
import { CONFIG, manifestOf, sourceOf, UNCHANGED } from "./small-repository.ts";

const repository = { name: "ann/jobs", base: "main", config: CONFIG };

/** A job that may push, and what it does in the small repository. */
export interface PushingJob {
  /** As its messages begin. */
  readonly name: string;
  readonly branch: string;
  /** A path that it may add. */
  readonly fresh: string;
  /** A path that it may change, and not remove. */
  readonly known: string;
  /** The files, by path, of an honest patch. */
  readonly honest: Readonly<Record<string, string>>;
  publish(place: Place, patch: string): Promise<string>;
}

export const DRIFT_JOB: PushingJob = {
  name: "acme",
  branch: "drift/acme",
  fresh: ".changeset/drift-acme-11111111.md",
  known: "packages/acme/src/schema.ts",
  // With white space that git would mend where it is set up to do that.
  honest: { "README.md": "# Calloff  \n", "specs/acme/source.yaml": sourceOf("1") },
  publish: (place, patch) => publishPullRequest(place, repository, { ...UNCHANGED, outcome: "drift", patch }),
};

export const RELEASE_JOB: PushingJob = {
  name: "release",
  branch: "release",
  fresh: "packages/acme/CHANGELOG.md",
  known: "packages/calloff/CHANGELOG.md",
  honest: {
    "packages/acme/CHANGELOG.md": "# acme  \n",
    "packages/calloff/package.json": manifestOf("calloff", "1.1.0"),
  },
  publish: (place, patch) => publishReleasePullRequest(place, repository, patch),
};
