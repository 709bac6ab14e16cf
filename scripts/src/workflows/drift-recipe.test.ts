import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startServer } from "@calloff/test-support";
import { x } from "tinyexec";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { recipeCode } from "../docs/testing/load-recipe.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

interface Step {
  readonly id?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
}

const { jobs } = parse(recipeCode("github-actions-drift", "yaml")) as { jobs: { drift: { steps: Step[] } } };
const { steps } = jobs.drift;

/** A vendor's document in which a render's id is of this type. */
function documentWith(type: string): string {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type } }];
  const operation = {
    operationId: "getRender",
    parameters,
    responses: { 200: { description: "The render" } },
  };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Acme", version: "1" },
    servers: [{ url: "https://api.acme.example" }],
    paths: { "/renders/{id}": { get: operation } },
  });
}

test("the recipe's inputs have the action report a change that breaks code, and fail", async () => {
  let document = documentWith("integer");
  await using vendor = await startServer((_, response) => void response.end(document));
  const folder = mkdtempSync(join(tmpdir(), "calloff-drift-recipe-"));
  try {
    const app = join(folder, "app");
    const temp = join(folder, "temp");
    for (const each of [join(app, "node_modules/@calloff"), temp]) mkdirSync(each, { recursive: true });
    symlinkSync(join(ROOT, "packages/runtime"), join(app, "node_modules/@calloff/runtime"));
    writeFileSync(join(app, ".gitignore"), "node_modules\n");
    const run = async (command: string, args: string[], env: Record<string, string> = {}) =>
      x(command, args, { nodeOptions: { cwd: app, env: { ...env, GIT_CONFIG_GLOBAL: "/dev/null" } } });
    const dev = join(ROOT, "packages/dev/dist/cli.js");
    writeFileSync(
      join(app, "calloff.json"),
      JSON.stringify({ specs: "specs", clients: "src", layout: "files" }),
    );
    const added = await run(process.execPath, [
      dev,
      "add",
      "acme",
      "--yes",
      "--from",
      `${vendor.url}/openapi.json`,
    ]);
    expect(added.exitCode, added.stdout + added.stderr).toBe(0);
    await run("git", ["init", "--quiet"]);
    await run("git", ["add", "--all"]);
    const me = ["-c", "user.name=Me", "-c", "user.email=me@example.com"];
    await run("git", [...me, "commit", "--quiet", "--message", "Acme"]);
    const { stdout: commit } = await run("git", ["rev-parse", "HEAD"]);

    document = documentWith("string");
    const given = steps.find(({ id }) => id === "drift")?.with;
    const looked = await run(process.execPath, [join(ROOT, ".github/actions/drift/drift.mjs"), "look"], {
      CALLOFF_COMMAND: `"${process.execPath}" "${dev}"`,
      CALLOFF_FAIL_ON: given?.["fail-on"] ?? "",
      // On its own, as in a job that publishes nothing.
      CALLOFF_STEP: "look",
      GITHUB_EVENT_NAME: "schedule",
      GITHUB_SHA: commit.trim(),
      GITHUB_OUTPUT: join(temp, "output"),
      GITHUB_STEP_SUMMARY: join(temp, "summary"),
      RUNNER_TEMP: temp,
    });
    expect(readFileSync(join(temp, "output"), "utf8")).toBe("drifted=true\nunknown=\n");
    expect(readFileSync(join(temp, "summary"), "utf8")).toContain("major");
    expect(looked.exitCode).toBe(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the recipe's message is JSON that names the run", async () => {
  const script = steps.at(-1)?.run;
  const curl = `curl() { printf '%s\\n' "$@"; }\n${script}`;
  const env = { RUN: "https://github.com/acme/app/actions/runs/1", WEBHOOK: "https://hooks.example/1" };
  const { stdout } = await x("bash", ["-c", curl], { nodeOptions: { env } });
  const args = stdout.trim().split("\n");
  expect(JSON.parse(args[args.indexOf("--data") + 1] ?? "")).toEqual({
    text: "A vendor has changed its API: https://github.com/acme/app/actions/runs/1",
  });
  expect(args.at(-1)).toBe("https://hooks.example/1");
});
