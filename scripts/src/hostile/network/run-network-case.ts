import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProviderWorkspace, providerWorkspace, vendorCommand } from "@calloff/dev/internal";
import { UserError } from "@calloff/openapi/internal";
import { startServer } from "@calloff/test-support";
import { findRefusalProblems, findTextProblems } from "../find-text-problems.ts";
import type { HostileResult } from "../hostile-case.ts";
import type { World } from "../stages/watch-world.ts";
import type { NetworkCase } from "./network-case.ts";

/** What the commands may write where a document is taken. */
const MAY_CHANGE = {
  vendor: /^specs\/acme\//,
  provider:
    /^(?:specs\/acme\/|packages\/(?:acme|calloff)\/|\.changeset\/add-acme\.md$|README\.md$|pnpm-lock\.yaml$)/,
};

/** Has a command read from the server of a case, in a workspace of its own. */
export async function runNetworkCase(hostile: NetworkCase, world: World): Promise<HostileResult> {
  const { name, command, told } = hostile;
  const around = await mkdtemp(join(tmpdir(), "calloff-hostile-"));
  const before = process.cwd();
  await using workspace = await providerWorkspace(around);
  await using server = await startServer((request, response) =>
    hostile.answer({ request, response, canary: world.url }),
  );
  process.chdir(workspace.root);
  const tree = await workspace.tree();
  const problems: string[] = [];
  let refused: string | undefined;
  let stage = "reading";
  try {
    const output = await run(hostile, workspace, server.url);
    stage = "taken";
    problems.push(...findTextProblems(command, output));
    if (told?.test(output.replace(/\s+/g, " ")) === false)
      problems.push(`it was not told that ${told}: ${output}`);
  } catch (error) {
    if (error instanceof UserError) refused = error.message;
    else problems.push(String(error instanceof Error ? error.stack : error));
  }
  if (refused !== undefined) problems.push(...findRefusalProblems(refused, server.url));
  const after = await workspace.tree();
  problems.push(...world.problems((target) => server.url.endsWith(`/${target}`)));
  const allowed = refused === undefined ? MAY_CHANGE[command] : /^$/;
  const changed = [...new Set([...Object.keys(tree), ...Object.keys(after)])].filter(
    (file) => tree[file] !== after[file] && !allowed.test(file),
  );
  problems.push(...changed.map((file) => `written: ${file}`));
  if ((await readdir(around)).length !== 1) problems.push(`written outside: ${await readdir(around)}`);
  process.chdir(before);
  await rm(around, { recursive: true });
  const megabytes = process.resourceUsage().maxRSS / 1024;
  return { name, ...(refused !== undefined && { refused }), stage, problems, megabytes };
}

async function run(hostile: NetworkCase, workspace: ProviderWorkspace, server: string): Promise<string> {
  const { command, path, limits, except } = hostile;
  const from = server + path;
  workspace.limits = limits;
  if (command === "provider") {
    const left = except === undefined ? [] : ["--except", except(server)];
    return workspace.run("add", "acme", "--from", from, ...left, "--yes");
  }
  let output = "";
  const print = (text: string): void => {
    output += text;
  };
  await vendorCommand("acme", { from: [from] }, { root: workspace.root, print, limits });
  return output;
}
