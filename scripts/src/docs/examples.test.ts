import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import { compileExamples, readExamples } from "@calloff/test-support/readme-examples";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDocumentedProviders } from "./documented-provider.ts";
import { providerPage } from "./provider-page.ts";
import { printingExamples, shellExamples } from "./testing/examples.ts";
import { type ExampleRunner, startExamples } from "./testing/run-examples.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

const providers = await readDocumentedProviders(join(ROOT, "specs"));
const written = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md") && !file.startsWith("dist"))
  .map((file) => ({
    path: `docs/${file.split(sep).join("/")}`,
    text: readFileSync(join(ROOT, "docs", file), "utf8"),
  }));
const generated = providers.map((one) => ({ path: `${one.model.name}.md`, text: providerPage(one) }));

const programs = written.flatMap(({ path, text }) => printingExamples(path, text));
const commands = written.flatMap(({ path, text }) => shellExamples(path, text));

test("every example compiles against the built packages", () => {
  // Its proofs are compiled where the page is made, each against the package of its own document.
  const checked = [...written, ...generated].filter(({ path }) => path !== "docs/drift-peers.md");
  const examples = checked.flatMap(({ path, text }) => readExamples(path, text));
  expect(examples.length).toBeGreaterThan(providers.length + 10);
  const tsconfig = join(ROOT, ".config/tsconfig.json");
  // Recipes import frameworks, which are found from here.
  const calloff = join(ROOT, "packages/calloff");
  const ownFolder = ({ readme }: { readonly readme: string }): string =>
    readme.startsWith("docs/recipes/") ? join(ROOT, "scripts") : calloff;
  expect(compileExamples(examples, calloff, tsconfig, ownFolder)).toEqual([]);
});

describe("what is shown to be printed is printed", () => {
  let runner: ExampleRunner;
  beforeAll(async () => {
    runner = await startExamples(providers, ROOT);
  });
  afterAll(async () => runner?.[Symbol.asyncDispose]());

  test.each(programs.map((example) => [example.place, example] as const))(
    "by %s",
    async (_, { code, prints }) => {
      expect(await runner.runProgram(code)).toBe(prints);
    },
  );

  test.each(commands.map((example) => [example.place, example] as const))(
    "by %s",
    async (_, { before, steps }) => {
      if (before !== undefined) await runner.runCommand(before);
      for (const { command, prints } of steps) {
        // Vendors answer in any order, and a busy machine takes longer than a second.
        expect(inAnyOrder(await runner.runCommand(command))).toEqual(inAnyOrder(prints));
      }
    },
  );
});

function inAnyOrder(output: string): string[] {
  return output
    .trim()
    .replace(/^(\d+ jobs?) in \d[\dms ]*s/gm, "$1 in 1s")
    .split("\n")
    .sort();
}

test("a provider that is added has its page, without further ado", async () => {
  const specs = mkdtempSync(join(tmpdir(), "calloff-specs-"));
  try {
    mkdirSync(join(specs, "acme"));
    await cp(join(ROOT, "specs/topaz"), join(specs, "acme"), { recursive: true });
    const [acme, ...others] = await readDocumentedProviders(specs);
    expect(others).toEqual([]);
    if (acme === undefined) throw new Error("there is no acme");
    const page = providerPage(acme);
    expect(page).toContain("npm install @calloff/acme");
    expect(page).toContain('from "@calloff/acme"');
    expect(page).toMatch(/\| <code>409<\/code> \| <span class="meaning unclear">not-cancelable<\/span> \|/);
  } finally {
    rmSync(specs, { recursive: true });
  }
});
