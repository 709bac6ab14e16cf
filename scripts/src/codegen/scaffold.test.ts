import { existsSync, readFileSync } from "node:fs";

import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readEffectiveDocument } from "../overlay/effective-document.ts";
import { listProviders } from "./plan.ts";
import { readProviderModel } from "./provider-model.ts";
import { providerManifest, providerTasks, providerTsconfig, scaffoldPackage } from "./scaffold.ts";
import { smallDocument } from "./small-document.ts";

const root = resolve(import.meta.dirname, "../../..");
const providers = await listProviders(join(root, "specs"));
const readJson = (path: string): object => JSON.parse(readFileSync(path, "utf8")) as object;

describe.each(providers)("the package of %s has the shape of all", (name) => {
  const folder = join(root, "packages", name);

  test("manifest, tasks and compiler options", async () => {
    const { document } = await readEffectiveDocument(join(root, "specs", name));
    const { identifier } = readProviderModel(name, document);
    const manifest = readJson(join(folder, "package.json")) as { version: string; description: string };
    const { version, description } = manifest;
    expect(manifest).toEqual({ ...providerManifest(name, identifier), version, description });
    expect(readJson(join(folder, "turbo.json"))).toEqual(providerTasks(name));
    expect(readJson(join(folder, "tsconfig.json"))).toEqual(providerTsconfig);
  });

  test("licence, README and tests", () => {
    const missing = ["LICENSE", "README.md", "test/contract.test.ts", "test/faults.test.ts"].filter(
      (path) => !existsSync(join(folder, path)),
    );
    expect(missing).toEqual([]);
  });
});

describe("a new package", () => {
  const cwd = process.cwd();
  afterEach(() => process.chdir(cwd));

  test("has all that the others have, and leaves to people what only a page can say", async () => {
    process.chdir(root);
    const files = await scaffoldPackage(readProviderModel("acme-jobs", smallDocument()));
    expect([...files.keys()].sort()).toEqual(
      [
        "LICENSE",
        "README.md",
        "package.json",
        "test/answers.ts",
        "test/contract.test.ts",
        "test/faults.test.ts",
        "test/letting-go.test.ts",
        "test/subject.ts",
        "tsconfig.json",
        "turbo.json",
      ].sort(),
    );
    expect(JSON.parse(files.get("package.json") ?? "")).toEqual(providerManifest("acme-jobs", "Acme"));
    expect(files.get("README.md")).toContain(
      'const acmeJobs = createAcme();\nconst { state, stopped } = await acmeJobs.cancel("the job\'s id");',
    );
    expect(files.get("test/answers.ts")).toContain("AnswerRow[] = [];");
    expect(files.get("test/subject.ts")).toContain("create: createAcme,");
    expect(files.get("test/subject.ts")).toContain('request: { method: "", url: "", header: ["", ""] },');
  });
});
