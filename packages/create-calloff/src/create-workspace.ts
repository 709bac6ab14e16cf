import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const TEMPLATE = join(import.meta.dirname, "../template");

/** What the commands in the workspace need. Of others, the last releases that run on every Node that we run on. */
const TOOLS = [
  "@calloff/contract",
  "@calloff/dev",
  "@calloff/mock",
  "@changesets/cli@2",
  "pnpm@12",
  "turbo@2",
  "typescript@5",
  "vitest@4",
];

/** What a workspace begins with. */
export interface CreateOptions {
  /** The first vendor's document, a page that shows it, or a site's llms.txt: a file or a URL. */
  readonly from: string;
  /** What the vendor is called: lower-case letters, digits and hyphens. */
  readonly vendor: string;
  /** More options for `calloff-dev add`, such as `["--yes"]`. @default none, so that it asks */
  readonly add?: readonly string[];
}

/**
 * What a person has to put right: what `UserError` is in the packages that this one installs. It has no dependency of its
 * own, so that `npm create` has nothing else to fetch.
 */
export class CreateError extends Error {
  override readonly name = "CreateError";
}

/**
 * Makes a workspace: its files, what they need installed, and a package for the first vendor.
 *
 * @param folder a new one, or one that is empty
 * @throws CreateError when it is not empty, or a step fails; what there is by then stays, and the message says how to go on
 * @example
 * createWorkspace("my-vendors", { vendor: "acme", from: "https://docs.acme.example/llms.txt" });
 */
export function createWorkspace(folder: string, { from, vendor, add = [] }: CreateOptions): void {
  const root = resolve(folder);
  if (existsSync(root) && readdirSync(root).length > 0) {
    throw new CreateError(`${folder} is not empty. Name a new folder.`);
  }
  if (!/^[a-z][a-z0-9-]*$/.test(vendor)) {
    throw new CreateError(`--vendor ${vendor}: use lowercase letters, digits and hyphens, a letter first.`);
  }
  const source = /^https?:/.test(from) ? from : resolve(from);
  if (source !== from && !existsSync(source))
    throw new CreateError(`${from} is no file. Give one, or a URL.`);
  const pnpm = findPnpm();
  const name = basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[._-]+/, "");
  const version = run(
    [...pnpm, "--version"],
    process.cwd(),
    "pnpm is needed: npm install -g pnpm",
    "pipe",
  ).trim();
  writeTemplate(root, { name, scope: `@${name}`, pnpm: `pnpm@${version}` });
  if (!isInRepository(root)) run(["git", "init", "--quiet"], root, "git is needed");

  say("installing");
  run([...pnpm, "add", "--save-dev", ...TOOLS], root, `cd ${folder}, then: pnpm install`);
  say(`adding ${vendor}`);
  const again = `cd ${folder}, then: npx calloff-dev add ${vendor} --from ${source}`;
  run([...pnpm, "exec", "calloff-dev", "add", vendor, "--from", source, ...add], root, again);
  // In CI pnpm takes a lockfile as it is, and the new package is not in it.
  run([...pnpm, "install", "--no-frozen-lockfile"], root, `cd ${folder}, then: pnpm install`);
  process.stdout.write(`\n${folder} is ready.\n\n  cd ${folder}\n  npm start\n  npm test\n`);
}

function writeTemplate(
  root: string,
  values: { readonly name: string; readonly scope: string; readonly pnpm: string },
): void {
  const entries = readdirSync(TEMPLATE, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // npm leaves a file of that name out of what it packs.
    const to = join(root, path.slice(TEMPLATE.length).replace("_gitignore", ".gitignore"));
    mkdirSync(dirname(to), { recursive: true });
    const text = readFileSync(path, "utf8");
    writeFileSync(
      to,
      text.replaceAll(/\{\{(name|scope|pnpm)\}\}/g, (_, key: keyof typeof values) => values[key]),
    );
  }
  const file = join(root, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
  // Turborepo asks for it.
  writeFileSync(file, `${JSON.stringify({ ...manifest, packageManager: values.pnpm }, null, 2)}\n`);
}

function isInRepository(root: string): boolean {
  return spawnSync("git", ["rev-parse", "--git-dir"], { cwd: root }).status === 0;
}

/** The one that is there, or npm's own way to have it. */
function findPnpm(): readonly string[] {
  const { status } = spawnSync("pnpm", ["--version"], { shell: process.platform === "win32" });
  return status === 0 ? ["pnpm"] : ["npx", "--yes", "pnpm"];
}

/** Runs a program in sight. @throws CreateError with what to do when it fails */
function run(
  [program = "", ...args]: readonly string[],
  cwd: string,
  advice: string,
  stdout: "inherit" | "pipe" = "inherit",
): string {
  const shell = process.platform === "win32";
  const result = spawnSync(program, args, {
    cwd,
    shell,
    stdio: ["inherit", stdout, "inherit"],
    encoding: "utf8",
  });
  if (result.status === 0) return result.stdout ?? "";
  throw new CreateError(`${program} ${args[0] ?? ""} failed; the lines above say why. To go on: ${advice}`);
}

function say(step: string): void {
  process.stderr.write(`${step} …\n`);
}
