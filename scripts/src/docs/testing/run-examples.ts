import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { type Answer, type MockServer, startMock } from "@calloff/mock";

import { type DocumentedProvider, keysOf } from "../documented-provider.ts";
import { transpile } from "./load-recipe.ts";

/** Runs what the site shows, against mocks of all vendors. */
export interface ExampleRunner extends AsyncDisposable {
  /** What the program prints. */
  runProgram(code: string): Promise<string>;
  /** What the command prints, typed in a folder that is the same for all of one runner. */
  runCommand(command: string): Promise<string>;
}

/** Where a vendor's document has no telling example. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  pulse: { to: "cancel", status: 200, body: { job_id: "abc123", message: "Job cancellation accepted" } },
  pixelcut: { to: "cancel", status: 409 },
};

const PRELOAD = pathToFileURL(join(import.meta.dirname, "route-to-mocks.mjs")).href;

/** @param root the repository's, where all packages are built */
export async function startExamples(
  providers: readonly DocumentedProvider[],
  root: string,
): Promise<ExampleRunner> {
  const calloff = join(root, "packages", "calloff");
  const from = pathToFileURL(join(calloff, "package.json"));
  const mocks = await Promise.all(
    providers.map(async ({ model }) => {
      const mock = await startMock(model.name, { from });
      mock.answerAlways(ANSWERS[model.name]);
      return { model, mock };
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), "calloff-examples-"));
  // There it can import all packages, calloff by its own name.
  const programs = join(calloff, "dist", `.examples-${process.pid}`);
  await mkdir(programs, { recursive: true });
  const env = environment(mocks);
  const cli = `node --import ${PRELOAD} ${join(calloff, "dist", "cli.js")}`;
  let count = 0;
  return {
    async runProgram(code) {
      count += 1;
      const file = join(programs, `${count}.js`);
      await writeFile(file, transpile(code));
      return run(process.execPath, ["--import", PRELOAD, file], calloff, env);
    },
    runCommand(command) {
      const script = `calloff() { ${cli} "$@"; }\nnpx() { "$@"; }\n{ ${command}\n} 2>&1`;
      return run("sh", ["-c", script], folder, env);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(mocks.map(({ mock }) => mock.close()));
      await rm(folder, { recursive: true, force: true });
      await rm(programs, { recursive: true, force: true });
    },
  };
}

function environment(
  mocks: readonly { readonly model: DocumentedProvider["model"]; readonly mock: MockServer }[],
): NodeJS.ProcessEnv {
  const keys = mocks.flatMap(({ model }) => keysOf(model).map(({ env }) => env));
  const routes = mocks.map(({ model, mock }) => [model.baseUrl, mock.url]);
  return {
    PATH: process.env["PATH"],
    COLUMNS: "80",
    CALLOFF_DOCS_MOCKS: JSON.stringify(Object.fromEntries(routes)),
    ...Object.fromEntries(keys.map((key) => [key, "any"])),
  };
}

async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const child = spawn(program, args, { cwd: resolve(cwd), env, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return out + err;
}
