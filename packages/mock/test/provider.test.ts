import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startMock } from "../src/index.ts";
import { jobsDocument, REQUESTS, send } from "./jobs-document.ts";

const here = process.cwd();
let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "calloff-mock-")));
});
afterEach(async () => {
  process.chdir(here);
  await rm(folder, { recursive: true });
});

/** Writes a package as a provider's is built, and returns the path of its package.json. */
async function writePackage(at: string, name: string, exported = "./dist/openapi.json"): Promise<string> {
  await mkdir(join(at, "dist"), { recursive: true });
  const manifest = join(at, "package.json");
  await writeFile(manifest, JSON.stringify({ name, exports: { "./openapi.json": exported } }));
  await writeFile(join(at, "dist/openapi.json"), JSON.stringify(jobsDocument()));
  return manifest;
}

it.each(["a URL string", "a URL", "a path"])("finds a provider from the place that is %s", async (kind) => {
  await writePackage(join(folder, "node_modules/@calloff/acme"), "@calloff/acme");
  const path = join(folder, "src/some.test.ts");
  const url = pathToFileURL(path);
  const from = { "a URL string": url.href, "a URL": url, "a path": path }[kind] ?? "";
  await using server = await startMock("acme", { from });
  expect(server.provider).toBe("acme");
  expect((await send(server, REQUESTS.job)).status).toBe(204);
});

it("finds a provider from the working directory", async () => {
  await writePackage(join(folder, "node_modules/@calloff/acme"), "@calloff/acme");
  process.chdir(folder);
  await using server = await startMock("acme");
  expect(server.provider).toBe("acme");
});

it("finds a provider from inside its own package", async () => {
  await writePackage(folder, "@calloff/acme");
  process.chdir(folder);
  await using server = await startMock("acme", { port: 0 });
  expect(server.provider).toBe("acme");
});

it("prefers what is found from `from` to what is found from the working directory", async () => {
  await writePackage(join(folder, "a/node_modules/@calloff/acme"), "@calloff/acme");
  await writePackage(join(folder, "node_modules/@calloff/acme"), "@calloff/acme");
  await writeFile(join(folder, "node_modules/@calloff/acme/dist/openapi.json"), "not JSON");
  process.chdir(folder);
  await using server = await startMock("acme", { from: join(folder, "a/x.ts") });
  expect(server.provider).toBe("acme");
  await expect(startMock("acme")).rejects.toThrow(/acme.dist.openapi\.json: not JSON/);
});

it("says what it looked for, where, and what to do", async () => {
  process.chdir(folder);
  const from = join(folder, "src/x.test.ts");
  const manifest = join(folder, "package.json");
  await expect(startMock("acme", { from })).rejects.toThrow(
    new Error(
      `@calloff/acme/openapi.json was not found from ${from} and ${manifest}: ` +
        "npm install --save-dev @calloff/acme, or say where it is installed with { from: import.meta.url }, or pass { document }",
    ),
  );
  await expect(startMock("acme")).rejects.toThrow(`was not found from ${manifest}: npm install`);
});

it("says so when the package is there without its document", async () => {
  await writePackage(join(folder, "node_modules/@calloff/acme"), "@calloff/acme", "./dist/other.json");
  process.chdir(folder);
  await expect(startMock("acme")).rejects.toThrow("@calloff/acme/openapi.json was not found from");
});

it.each(["../x", "", "Acme", "a/b", "1a", "a\n", "__proto__"])("takes no provider named %j", async (name) => {
  await expect(startMock(name)).rejects.toThrow(`not a provider's name: ${JSON.stringify(name)}`);
});

it("takes no relative place", async () => {
  await expect(startMock("acme", { from: "src/x.ts" })).rejects.toThrow(
    "from must be import.meta.url or an absolute path, got src/x.ts",
  );
});
