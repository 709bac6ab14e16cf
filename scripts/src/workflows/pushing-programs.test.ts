import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ACTION_PROGRAM } from "./bundle-action.ts";
import { PUSHING_PROGRAMS } from "./find-workflow-problems.ts";

const root = resolve(import.meta.dirname, "../../..");
const workflows = join(root, ".github/workflows");
/** The drift action holds the first as one file. */
const gated: readonly string[] = [ACTION_PROGRAM.source, ...PUSHING_PROGRAMS.gated];
const programs = [...gated, ...PUSHING_PROGRAMS.alone];

test.each(programs)("%s needs nothing that would have to be installed", (program) => {
  const { installed } = reachableFrom(program);
  expect(installed).toEqual([]);
});

test.each(programs)("%s pushes in no other place than the one with the gate", (program) => {
  const pushing = [...reachableFrom(program).files].filter(([, text]) => text.includes('"push"'));
  expect(pushing.map(([file]) => file)).toEqual(
    gated.includes(program) ? ["packages/dev/src/pull-request/bot-branch.ts"] : [],
  );
});

test("every job that may push runs one of these programs, and each of them is run", () => {
  const jobs = readdirSync(workflows).flatMap((file) =>
    Object.values((parse(readFileSync(join(workflows, file), "utf8")) as { jobs: Record<string, Job> }).jobs),
  );
  const pushing = jobs.filter(({ permissions }) => permissions?.["contents"] === "write");
  const ran = pushing.flatMap(({ steps }) =>
    steps.flatMap(({ run = "", uses = "" }) =>
      uses.startsWith("./") ? [uses] : (run.match(/(?:packages|scripts)\/\S+\.ts/g) ?? []),
    ),
  );
  const { gated: run, alone } = PUSHING_PROGRAMS;
  expect(ran.sort()).toEqual(["./.github/actions/drift", ...run, ...alone].sort());
});

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

/** The source files that a program imports, with their text, and what it imports besides those and Node's own. */
function reachableFrom(program: string): { files: ReadonlyMap<string, string>; installed: string[] } {
  const found = new Map<string, string>();
  const installed: string[] = [];
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const text = readFileSync(join(root, file), "utf8");
    found.set(file, text);
    for (const { fileName: name } of ts.preProcessFile(text).importedFiles) {
      if (name.startsWith(".")) visit(join(dirname(file), name));
      else if (!name.startsWith("node:")) installed.push(`${file}: ${name}`);
    }
  };
  visit(program);
  return { files: found, installed };
}
