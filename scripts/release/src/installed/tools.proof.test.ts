import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@calloff/mock";
import { type LoopbackServer, startServer } from "@calloff/test-support";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstRelease } from "../testing/first-release.ts";
import { publishLocally } from "../testing/published-release.ts";
import { type Registry, startRegistry, usualRegistry } from "../testing/registry.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { root } from "../testing/workspace-copy.ts";
import { installedIn, packageManagers } from "./install-apps.ts";
import { acmePages, changedDocument, document } from "./vendor-documents.ts";

/** Our packages are in it, and those of others where they always are. */
let registry: Registry;
let site: LoopbackServer;
/** What the vendor's documentation shows, by path. */
let pages: Readonly<Record<string, string>> = {};

const LONG = 600_000;

/** TypeScript 5.9, which neither of the apps has. */
const OTHER_TYPESCRIPT = join(root, "scripts/release/node_modules/typescript");

beforeAll(async () => {
  const { tarballs } = await firstRelease();
  registry = await startRegistry(usualRegistry());
  await publishLocally(tarballs, registry);
  site = await startServer(({ url = "" }, response) => {
    const text = pages[url];
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
}, LONG);
afterAll(() => site?.[Symbol.asyncDispose]());

/** What a program came to. */
interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Somebody's app, in a repository of its own. */
class App {
  readonly cwd: string;
  private readonly home = temporaryFolder("home");

  constructor(name: string) {
    this.cwd = temporaryFolder(name);
    this.write("package.json", JSON.stringify({ name: "app", private: true, type: "module" }));
    this.write(".gitignore", "node_modules/\ndist/\n");
    // Prism brings it. pnpm wants to be told whether it may run something when it is installed; it works without.
    this.write("pnpm-workspace.yaml", 'allowBuilds:\n  "@scarf/scarf": false\n');
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.cwd, path, ".."), { recursive: true });
    writeFileSync(join(this.cwd, path), text);
  }

  /** Beside this process, which is the registry and the vendor's site. */
  async try(program: string, ...args: string[]): Promise<Ran> {
    // Turborepo hands little of the environment on, but where the settings are.
    writeFileSync(join(this.home, ".npmrc"), `registry=${registry.url}\n`);
    mkdirSync(join(this.home, ".config/pnpm"), { recursive: true });
    // What was published a minute ago is to be installed.
    writeFileSync(join(this.home, ".config/pnpm/config.yaml"), "minimumReleaseAge: 0\n");
    const env = { ...process.env, ...registry.env, HOME: this.home };
    try {
      const { stdout } = await promisify(execFile)(program, args, { cwd: this.cwd, env, maxBuffer: 2 ** 26 });
      return { status: 0, output: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { status: code, output: `${stdout}${stderr}` };
    }
  }

  /** @throws Error with what the program said, when it fails */
  async run(program: string, ...args: string[]): Promise<string> {
    const { status, output } = await this.try(program, ...args);
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${status}\n${output}`);
    return output;
  }

  /** Runs `npx calloff-dev`. */
  dev(...args: string[]): Promise<Ran> {
    return this.try(process.execPath, "node_modules/@calloff/dev/dist/cli.js", ...args);
  }

  async commit(): Promise<void> {
    const person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"];
    await this.run("git", "add", "--all");
    await this.run("git", ...person, "commit", "--quiet", "--allow-empty", "--message", "All");
  }

  /** What a compiler says; the app's own, unless there is another. */
  compile(moduleResolution: string, typescript = "node_modules/typescript"): Promise<Ran> {
    const module = moduleResolution === "bundler" ? "esnext" : moduleResolution;
    const compilerOptions = {
      ...{ target: "es2022", module, moduleResolution, types: [], strict: true, outDir: "dist" },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, rootDir: "src" },
    };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["src"] }));
    return this.try(process.execPath, join(typescript, "bin/tsc"), "--pretty", "false");
  }
}

/** What the app does with the vendor. */
const USE = `import { createAcme } from "./vendors/acme/index.js";

declare const process: { argv: string[] };

const acme = createAcme({ baseUrl: process.argv[2] ?? "", apiKey: "any key" });
const outcome = await acme.cancel(42);
const note = outcome.documented ? outcome.body?.note : undefined;
const { data = [], response } = await acme.client.GET("/renders");
const names: string[] = data.map(({ name }) => name);
console.log(JSON.stringify([outcome.state, note, response.status, typeof names]));
`;

const managers = packageManagers.filter(({ name }) => name !== "Bun");
const [npm, pnpm] = ["npm", "pnpm"].map((name) => managers.find((each) => each.name === name)?.program);

describe.each([
  // Of which the tools have no use: they bring the one that they need.
  ["npm", "7", npm],
  ["pnpm", "5.4.5", pnpm],
])("in an app with packages installed by %s, and TypeScript %s", (name, typescript, program = "") => {
  const app = new App(`app-${name}-${typescript}`);
  const [add, dev] = [name === "npm" ? "install" : "add", "--save-dev"];

  test("a vendor is added from its documentation, and its client compiles, runs and keeps to the document", {
    timeout: LONG,
  }, async () => {
    await app.run(program, add, "@calloff/runtime");
    await app.run(
      program,
      add,
      dev,
      "@calloff/dev",
      "@calloff/contract",
      "@calloff/mock",
      `typescript@${typescript}`,
    );
    await app.run("git", "init", "--quiet");
    expect((await app.dev("init", "--clients", "src/vendors")).status).toBe(0);
    await app.commit();
    pages = acmePages(document());
    const said = ["--cancel", "DELETE /renders/{id}", "--meaning", "200=canceled"];
    const added = await app.dev("add", "acme", "--from", `${site.url}/llms.txt`, "--yes", ...said);
    expect(added.output).toContain("2 of 2 operations hold to the document on both sides");
    expect(added.status).toBe(0);
    app.write("src/use.ts", USE);
    for (const resolution of ["bundler", "nodenext"]) {
      expect(await app.compile(resolution, OTHER_TYPESCRIPT)).toEqual({ status: 0, output: "" });
      expect(await app.compile(resolution)).toEqual({ status: 0, output: "" });
    }
    await using mock = await startMock({ document: document() });
    mock.answerNext({ status: 200, body: { note: "stopped" } });
    mock.answerNext({ status: 200, body: [{ name: "castle" }] });
    const printed = await app.run(process.execPath, "dist/use.js", mock.url);
    expect(JSON.parse(printed)).toEqual(["canceled", "stopped", 200, "object"]);
    expect(mock.refusals).toEqual([]);
    expect((await app.dev("contract", "acme")).status).toBe(0);
    await app.commit();
    expect((await app.dev("check")).status).toBe(0);
    expect((await app.dev("drift")).status).toBe(0);
  });

  test("a change of the documentation is told with the verdict that the app's own compiler comes to", {
    timeout: LONG,
  }, async () => {
    pages = acmePages(changedDocument());
    const { status, output } = await app.dev("drift");
    expect(output).toContain("asks for a major release");
    expect(output).toContain("note");
    expect(status).toBe(1);
    expect(await app.run("git", "status", "--porcelain")).toBe("");
    expect((await app.dev("drift", "--write")).status).toBe(1);
    expect(
      (await app.run("git", "status", "--porcelain")).match(/src\/vendors\/acme\/schema\.ts/g),
    ).toHaveLength(1);
    const compiled = await app.compile("nodenext");
    expect(compiled.output).toMatch(/src\/use\.ts\(\d+,\d+\): error TS2339: Property 'note' does not exist/);
    await app.run("git", "checkout", "--quiet", "tsconfig.json");
    await app.commit();
    expect((await app.dev("drift")).status).toBe(0);
  });

  test("what was added is taken away again without a trace", { timeout: LONG }, async () => {
    expect((await app.dev("remove", "acme")).status).toBe(0);
    await app.run("git", "add", "--all");
    const [first = ""] = (await app.run("git", "rev-list", "--max-parents=0", "HEAD")).trim().split("\n");
    const names = (await app.run("git", "diff", "--cached", "--name-only", first)).trim().split("\n");
    // What the app wrote itself.
    expect(names.sort()).toEqual(["src/use.ts", "tsconfig.json"]);
  });
});

describe("installed beside TypeScript, by npm", () => {
  test.each(["@calloff/dev", "@calloff/drift"])(
    "%s is light, and runs nothing",
    { timeout: LONG },
    async (name) => {
      const app = new App("light");
      await app.run("npm", "install", "--save-dev", "typescript@5.9.3");
      const before = bytesIn(join(app.cwd, "node_modules"));
      await app.run("npm", "install", "--save-dev", name);
      const modules = join(app.cwd, "node_modules");
      expect(installedIn(app.cwd).length).toBeLessThan(60);
      expect(bytesIn(modules) - before).toBeLessThan(60e6);
      const manifests = readdirSync(modules, { recursive: true, encoding: "utf8" })
        .filter((path) => /(^|\/)((@[^/]+\/)?[^/@.][^/]*)\/package\.json$/.test(path))
        .map(
          (path) =>
            JSON.parse(readFileSync(join(modules, path), "utf8")) as { name?: string; scripts?: object },
        );
      const scripts = manifests.filter(({ scripts = {} }) =>
        ["preinstall", "install", "postinstall"].some((script) => script in scripts),
      );
      expect(scripts.map((manifest) => manifest.name)).toEqual([]);
    },
  );
});

function bytesIn(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

describe("npm create calloff", () => {
  test("makes a workspace with a vendor in it, where npm start and npm test work at once", {
    timeout: LONG,
  }, async () => {
    const app = new App("create");
    app.write("acme.json", JSON.stringify(document()));
    const said = ["--yes", "--cancel", "DELETE /renders/{id}", "--meaning", "200=canceled"];
    const options = ["--vendor", "acme", "--from", "acme.json", ...said];
    const created = await app.run("npm", "create", "--yes", "calloff@latest", "my-vendors", "--", ...options);
    expect(created).toContain("my-vendors is ready.\n\n  cd my-vendors\n  npm start\n  npm test\n");
    const started = await app.run("npm", "start", "--prefix", "my-vendors");
    expect(started).toContain("acme: DELETE /renders/{id} was answered with 200, so job 42 is canceled\n");
    const tested = await app.run("npm", "test", "--prefix", "my-vendors");
    expect(tested).toContain("2 of 2 operations of 1 providers hold on both sides");
    const manifest = readFileSync(join(app.cwd, "my-vendors/packages/acme/package.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ name: "@my-vendors/acme" });
    const again = await app.try("npm", "create", "--yes", "calloff@latest", "my-vendors", "--", ...options);
    expect(again.output).toContain("my-vendors is not empty. Name a new folder.");
  });
});
