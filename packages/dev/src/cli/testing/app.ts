import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import type { Io } from "../io.ts";
import { runCli } from "../run-cli.ts";

const PACKAGES = resolve(import.meta.dirname, "../../../..");

/** What one command came to. */
interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody's app in a repository of its own, with some of our packages installed. */
export interface App extends AsyncDisposable {
  readonly root: string;
  /** Runs `calloff-dev`. */
  run(...args: string[]): Promise<Ran>;
  git(...args: string[]): string;
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  has(path: string): boolean;
}

/** @param installed names of our packages, such as `runtime` */
export async function makeApp(installed: readonly string[]): Promise<App> {
  const root = await mkdtemp(join(tmpdir(), "app-"));
  const app: App = {
    root,
    async run(...args) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const streams = { stdin: new PassThrough(), stdout, stderr } as unknown as Pick<
        Io,
        "stdin" | "stdout" | "stderr"
      >;
      const status = await runCli(args, { cwd: root, env: {}, version: "1.2.3", ...streams });
      return { status, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
    },
    git: (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }),
    async write(path, text) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    read: (path) => readFile(join(root, path), "utf8"),
    has: (path) => existsSync(join(root, path)),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
  await app.write("package.json", '{ "name": "app", "type": "module" }\n');
  await app.write(".gitignore", "node_modules\n");
  await mkdir(join(root, "node_modules/@calloff"), { recursive: true });
  for (const name of installed)
    await symlink(join(PACKAGES, name), join(root, "node_modules/@calloff", name));
  app.git("init", "--quiet");
  app.git("config", "user.name", "Ann");
  app.git("config", "user.email", "ann@example.com");
  return app;
}
