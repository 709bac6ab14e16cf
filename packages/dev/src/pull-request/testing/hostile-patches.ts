import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GitHubStub } from "./github-stub.ts";
import type { PushingJob } from "./pushing-jobs.ts";
import { SMALL_REPOSITORY } from "./small-repository.ts";

/** What a patch does besides its honest part. */
export interface HostilePatch {
  /** As in "refuses a patch that …". */
  readonly does: string;
  make(github: GitHubStub, job: PushingJob): void;
  /** For `git diff`, which makes the patch. */
  readonly flags?: readonly string[];
  /** What stands in the patch, so that it is the one that is meant. */
  readonly has?: string;
  /** The path that is refused, and the reason. */
  refused(job: PushingJob): string;
}

const STRANGE = "this pull request has no reason to touch it";
const EXECUTABLE = "it would become an executable file (mode 100755), not a plain file";
const LINK = "it would become a symbolic link (mode 120000), not a plain file";
const SUBMODULE = "it would become a submodule (mode 160000), not a plain file";
const WORKFLOW = ".github/workflows/ci.yml";
const CYRILLIC_ES = "\u0441";

export const HOSTILE_PATCHES: readonly HostilePatch[] = [
  {
    does: "renames a workflow to a path of its own",
    make: (github, { fresh }) => move(github, WORKFLOW, fresh),
    flags: ["--find-renames"],
    has: `rename from ${WORKFLOW}`,
    refused: () => `${WORKFLOW}: ${STRANGE}`,
  },
  {
    does: "renames a file of others and makes it executable",
    make(github, { fresh }) {
      move(github, ".changeset/config.json", fresh);
      chmodSync(at(github, fresh), 0o755);
    },
    flags: ["--find-renames"],
    has: "new mode 100755\nsimilarity index 100%\nrename from .changeset/config.json",
    refused: () => `.changeset/config.json: ${STRANGE}`,
  },
  {
    does: "renames a file of its own to a workflow",
    make: (github, { known }) => move(github, known, ".github/workflows/new.yml"),
    flags: ["--find-renames"],
    has: "rename to .github/workflows/new.yml",
    refused: () => `.github/workflows/new.yml: ${STRANGE}`,
  },
  {
    does: "copies a workflow to another one",
    make: (github) => github.write(".github/workflows/new.yml", SMALL_REPOSITORY[WORKFLOW] ?? ""),
    flags: ["--find-copies-harder"],
    has: `copy from ${WORKFLOW}`,
    refused: () => `.github/workflows/new.yml: ${STRANGE}`,
  },
  {
    does: "copies a file to a path of its own and makes it executable",
    make: (github, { fresh }) => executable(github, fresh, SMALL_REPOSITORY[".github/SECURITY.md"]),
    flags: ["--find-copies-harder"],
    has: "copy from .github/SECURITY.md",
    refused: ({ fresh }) => `${fresh}: ${EXECUTABLE}`,
  },
  {
    does: "deletes a workflow",
    make: (github) => rmSync(at(github, WORKFLOW)),
    has: "deleted file mode 100644",
    refused: () => `${WORKFLOW}: ${STRANGE}`,
  },
  {
    does: "adds a symbolic link",
    make: (github, { fresh }) => link(github, "/etc/passwd", fresh),
    has: "new file mode 120000",
    refused: ({ fresh }) => `${fresh}: ${LINK}`,
  },
  {
    does: "makes a symbolic link of a file",
    make: (github, { known }) => link(github, "../../.git/config", known),
    has: "new file mode 120000",
    refused: ({ known }) => `${known}: ${LINK}`,
  },
  {
    does: "adds a submodule",
    make: (github, { fresh }) => nest(github, fresh),
    has: "new file mode 160000",
    refused: ({ fresh }) => `${fresh}: ${SUBMODULE}`,
  },
  {
    does: "makes a submodule of a file",
    make: (github, { known }) => nest(github, known),
    has: "new file mode 160000",
    refused: ({ known }) => `${known}: ${SUBMODULE}`,
  },
  {
    does: "adds an executable file",
    make: (github, { fresh }) => executable(github, fresh),
    has: "new file mode 100755",
    refused: ({ fresh }) => `${fresh}: ${EXECUTABLE}`,
  },
  {
    does: "makes a file executable and nothing else",
    make: (github, { known }) => chmodSync(at(github, known), 0o755),
    has: "old mode 100644\nnew mode 100755",
    refused: ({ known }) => `${known}: ${EXECUTABLE}`,
  },
  {
    does: "adds a file that is not text",
    make: (github, { fresh }) => github.write(fresh, "---\n\0\n"),
    has: "GIT binary patch",
    refused: ({ fresh }) => `${fresh}: its content is not text, so nobody can review it`,
  },
  {
    does: "removes a file that should only be changed",
    make: (github, { known }) => rmSync(at(github, known)),
    has: "deleted file mode 100644",
    refused: ({ known }) => `${known}: it would be removed; here it may be `,
  },
  {
    does: "puts a folder in the place of a file",
    make(github, { known }) {
      rmSync(at(github, known));
      github.write(`${known}/vitest.config.ts`, "export default {};\n");
    },
    refused: ({ known }) => `${known}: it would be removed; here it may be `,
  },
  {
    does: "adds a workflow to .GitHub",
    make: (github) => github.write(".GitHub/workflows/new.yml", "on: push\n"),
    refused: () => `.GitHub/workflows/new.yml: ${STRANGE}`,
  },
  {
    does: "has a line end in a path",
    make: (github, { fresh }) => github.write(`${fresh}\n::stop-commands::x`, "text\n"),
    refused: ({ fresh }) => `${fresh}\\n::stop-commands::x: ${STRANGE}`,
  },
  {
    does: "has quotes in a path",
    make: (github, { fresh }) => github.write(`${fresh}"'\``, "text\n"),
    refused: ({ fresh }) => `${fresh}"'\`: ${STRANGE}`,
  },
  {
    does: "has a letter of another script in a path",
    make: (github, { fresh }) => github.write(fresh.replace("c", CYRILLIC_ES), "text\n"),
    refused: ({ fresh }) => `${fresh.replace("c", CYRILLIC_ES)}: ${STRANGE}`,
  },
  {
    does: "has bytes in a path that are not UTF-8",
    make(github, { fresh }) {
      mkdirSync(dirname(at(github, fresh)), { recursive: true });
      writeFileSync(Buffer.concat([Buffer.from(at(github, fresh)), Buffer.of(0xff)]), "text\n");
    },
    refused: ({ fresh }) => `${fresh}\uFFFD: ${STRANGE}`,
  },
];

function at({ place }: GitHubStub, path: string): string {
  return join(place.cwd, path);
}

function move(github: GitHubStub, from: string, to: string): void {
  renameSync(at(github, from), at(github, to));
}

function link(github: GitHubStub, target: string, path: string): void {
  rmSync(at(github, path), { force: true });
  symlinkSync(target, at(github, path));
}

/** Another repository within this one is what git takes for a submodule. */
function nest(github: GitHubStub, path: string): void {
  rmSync(at(github, path), { force: true });
  github.git("clone", "--quiet", github.origin, path);
}

function executable(github: GitHubStub, path: string, text = "#!/bin/sh\n"): void {
  github.write(path, text);
  chmodSync(at(github, path), 0o755);
}
