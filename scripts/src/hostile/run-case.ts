import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadGenerated, runContract } from "@calloff/contract/internal";
import {
  applyDifferences,
  changesetBody,
  findDifferences,
  planClients,
  vendorCommand,
  type Workspace,
} from "@calloff/dev/internal";
import { compareSources, FORMATS, renderReport } from "@calloff/drift/internal";
import { type JsonObject, sourceReader, UserError } from "@calloff/openapi/internal";
import { acme } from "./acme.ts";
import { findRefusalProblems, findTextProblems } from "./find-text-problems.ts";
import type { HostileCase, HostileResult } from "./hostile-case.ts";
import type { Compiler } from "./stages/compile.ts";
import type { World } from "./stages/watch-world.ts";
import { filesBelow, makeWorkplace, SECRET, type Workplace } from "./stages/workplace.ts";

interface CommandContext {
  readonly repository: string;
  readonly world: World;
  readonly compiler: Compiler;
}

/** Takes a case the whole way that a vendor's document goes, or as far as it gets. */
export async function runCase(hostile: HostileCase, context: CommandContext): Promise<HostileResult> {
  await using workplace = await makeWorkplace(context.repository);
  process.chdir(workplace.root);
  const problems: string[] = [];
  let stage = "";
  let refused: string | undefined;
  const begin = (name: string): void => {
    problems.push(...context.world.problems());
    stage = name;
  };
  try {
    await goTheWholeWay(hostile, { ...context, workplace, problems, begin });
  } catch (error) {
    if (error instanceof UserError) refused = error.message;
    else problems.push(`${stage}: ${error instanceof Error ? error.stack?.slice(0, 1500) : error}`);
  }
  problems.push(...context.world.problems(() => stage === "mock"));
  problems.push(...(await findTraces(workplace, hostile)));
  if (refused !== undefined) problems.push(...findRefusalProblems(refused));
  process.chdir(context.repository);
  return {
    name: hostile.name,
    ...(refused !== undefined && { refused }),
    stage,
    problems,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

interface Way extends CommandContext {
  readonly workplace: Workplace;
  readonly problems: string[];
  begin(stage: string): void;
}

const WORKSPACE: Workspace = {
  root: ".",
  specs: "specs",
  clients: "packages",
  layout: "packages",
  scope: "@calloff",
  composition: "packages/calloff",
};

async function goTheWholeWay(hostile: HostileCase, way: Way): Promise<void> {
  const { provider = "acme", file = "openapi.json" } = hostile;
  const { workplace, world, compiler, problems, begin } = way;
  const { root } = workplace;
  begin("vendor");
  const source = hostile.source(world.url);
  const isBytes = typeof source === "string" || source instanceof Uint8Array;
  await writeFile(file, isBytes ? source : JSON.stringify(source));
  const print = (text: string): void => {
    problems.push(...findTextProblems("vendor", text));
  };
  await vendorCommand(provider, { from: [file] }, { root, print });

  begin("codegen");
  await writeFile(join("specs", provider, "overlay.yaml"), JSON.stringify(overlayOf(hostile, world.url)));
  await applyDifferences(await findDifferences(await planClients(WORKSPACE, [], print)));
  const files = await filesBelow(join(root, "packages"));
  const names = [...files.keys()].filter((name) => /\/src\/.*\.ts$/.test(name));
  const sources = new Map(names.map((name) => [name.replace(`${provider}/src/`, ""), files.get(name) ?? ""]));

  begin("compile");
  const own = names.filter((name) => name.startsWith(`${provider}/src/`)).map((name) => `packages/${name}`);
  problems.push(...compiler.problems(root, own));

  begin("import");
  const document = JSON.parse(files.get(`${provider}/src/openapi.json`) ?? "") as JsonObject;
  const subject = await loadGenerated(
    { provider, document, files: sources },
    join(root, "packages", provider, "dist"),
  );
  if (JSON.stringify(Object.keys(subject.descriptor)).includes("canary"))
    problems.push("a strange descriptor");

  begin("drift");
  problems.push(...(await compareBothWays(file)));

  if (hostile.withoutMock !== undefined) return;
  begin("mock");
  for await (const _row of runContract(subject));
}

/** The name that every provider has to be given, and what the case adds. */
function overlayOf(hostile: HostileCase, canary: string): JsonObject {
  const action = {
    target: "$.info",
    description: "The name.",
    "x-calloff-source": "made up",
    update: { "x-calloff-provider": { name: "Acme" } },
  };
  return {
    overlay: "1.0.0",
    info: { title: "Acme", version: "1" },
    actions: [action, ...(hostile.overlay?.(canary) ?? [])],
  };
}

/** From a harmless document to this one and back, in every format. */
async function compareBothWays(file: string): Promise<string[]> {
  await mkdir("harmless", { recursive: true });
  const harmless = join("harmless", "openapi.json");
  await writeFile(harmless, JSON.stringify(acme()));
  const read = sourceReader("cache");
  const problems: string[] = [];
  for (const [before, after] of [
    [harmless, file],
    [file, harmless],
  ] as const) {
    const report = await compareSources(before, after, read);
    for (const format of FORMATS) {
      problems.push(...findTextProblems(`drift as ${format}`, renderReport(report, format), format));
    }
    const { changes } = report;
    const changelog = changesetBody({
      name: "@calloff/acme",
      provider: "acme",
      retrieved: "2026-11-22",
      sha256: "",
      changes,
    });
    problems.push(...findTextProblems("the changeset", changelog, "markdown"));
  }
  return problems;
}

/** What is where it should not be. */
async function findTraces(
  { root, around }: Workplace,
  { provider = "acme", file }: HostileCase,
): Promise<string[]> {
  const outside = (await around()).filter((name) => name !== "secret.yaml" && name !== "work");
  const files = await filesBelow(root);
  const allowed = [
    `specs/${provider}/`,
    `packages/${provider}/`,
    "packages/calloff/",
    "harmless/",
    "LICENSE",
  ];
  const strange = [...files.keys()].filter(
    (name) => name !== (file ?? "openapi.json") && !allowed.some((start) => name.startsWith(start)),
  );
  const leaks = [...files].filter(
    ([name, text]) => name.startsWith("packages/") && (text.includes(SECRET) || text.includes("root:x:0:0")),
  );
  return [
    ...outside.map((name) => `written outside: ${name}`),
    ...strange.map((name) => `written: ${name}`),
    ...leaks.map(([name]) => `read from outside, and now in ${name}`),
  ];
}
