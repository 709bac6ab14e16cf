import { existsSync, readFileSync } from "node:fs";

import { join, resolve } from "node:path";
import type { ProviderFacts } from "@calloff/codegen/internal";
import { readProviderModel, smallDocument } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { readEffectiveDocument } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { providerManifest, providerTasks, providerTsconfig, scaffoldPackage } from "./scaffold.ts";
import { listProviders } from "./vendors.ts";

const root = resolve(import.meta.dirname, "../../../..");
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
    // Of typed fetch without cancel, only its exports and its types are tested.
    const cancels = existsSync(join(folder, "test/subject.ts"));
    const tests = cancels
      ? ["answers.ts", "contract.test.ts", "faults.test.ts", "guards.test.ts", "ids.property.test.ts"]
      : ["contract.test.ts", "types.test-d.ts"];
    const wanted = ["LICENSE", "README.md", ...tests.map((name) => `test/${name}`)];
    expect(wanted.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });
});

describe("a new package", () => {
  const facts: ProviderFacts = {
    name: "acme-jobs",
    document: { retrieved: "2026-11-22", openapi: "3.1.0", sha256: "0".repeat(64), page: null },
    answers: {},
  };
  const scaffold = (document: JsonObject): Promise<Map<string, string>> =>
    scaffoldPackage(readProviderModel("acme-jobs", document), document, { facts, root });

  test("has all that the others have", async () => {
    const files = await scaffold(smallDocument());
    expect([...files.keys()].sort()).toEqual(
      [
        "LICENSE",
        "README.md",
        "package.json",
        "test/answers.ts",
        "test/contract.test.ts",
        "test/faults.test.ts",
        "test/guards.test.ts",
        "test/ids.property.test.ts",
        "test/subject.ts",
        "tsconfig.json",
        "turbo.json",
      ].sort(),
    );
    expect(JSON.parse(files.get("package.json") ?? "")).toEqual(providerManifest("acme-jobs", "Acme"));
    expect(files.get("README.md")).toContain('const outcome = await acmeJobs.cancel("job-1");');
    expect(files.get("README.md")).toContain(
      'await client.DELETE("/jobs/{id}", { params: { path: { id: "string" } } });',
    );
    expect(files.get("test/answers.ts")).toContain(`= [
  { status: 200, page: "", state: "canceled", stopped: true },
  { status: 404, page: "", state: "not-found", stopped: undefined },
];`);
    expect(files.get("test/subject.ts")).toContain(
      'request: { method: "DELETE", url: "/v1/jobs/job-1", header: ["x-key", "a-key"] },',
    );
  });

  test("without a cancel proves that there is none", async () => {
    const document = smallDocument();
    const { paths } = document as { paths: { "/jobs/{id}": { delete: JsonObject } } } & JsonObject;
    delete paths["/jobs/{id}"].delete["x-calloff-job"];
    const files = await scaffold(document);
    expect([...files.keys()].filter((path) => path.startsWith("test/")).sort()).toEqual([
      "test/contract.test.ts",
      "test/types.test-d.ts",
    ]);
    expect(files.get("README.md")).toContain("so there is no `cancel` here.");
  });

  test("does not run what a document says in its README or its tests", async () => {
    const document = smallDocument();
    const { paths } = document as {
      paths: { "/jobs/{id}": { delete: { responses: JsonObject } } };
    } & JsonObject;
    const why = "*/ process.exit(1) /* ```\n</td><script>";
    const evil = { ...facts, answers: { "200": { meaning: "canceled" as const, why, source: "" } } };
    paths["/jobs/{id}"].delete.responses["200"] = { description: why };
    const files = await scaffoldPackage(readProviderModel("acme-jobs", document), document, {
      facts: evil,
      root,
    });
    expect(files.get("test/answers.ts")).toContain(`page: ${JSON.stringify(why)},`);
    expect(files.get("README.md")).toContain("\\*/ process.exit\\(1\\) /\\* \\`\\`\\` \\</td\\>\\<script\\>");
  });
});
