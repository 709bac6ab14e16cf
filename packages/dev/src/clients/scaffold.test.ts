import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readProviderModel, smallDocument } from "@calloff/codegen/internal";
import {
  type JsonObject,
  printSourceRecord,
  readEffectiveDocument,
  writeFiles,
} from "@calloff/openapi/internal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findWorkspace, type Workspace } from "../workspace/workspace.ts";
import { filesOfTemplate, scaffoldPackage } from "./scaffold.ts";
import { listProviders } from "./vendors.ts";

const root = resolve(import.meta.dirname, "../../../..");
const ours = findWorkspace(root);
const providers = await listProviders(join(root, "specs"));
const readJson = (path: string): object => JSON.parse(readFileSync(path, "utf8")) as object;

describe.each(providers)("the package of %s has the shape of all", (name) => {
  const folder = join(root, "packages", name);

  test("manifest, tasks and compiler options are those of the template", async () => {
    const { document } = await readEffectiveDocument(join(root, "specs", name));
    const template = new Map(await filesOfTemplate(ours, readProviderModel(name, document)));
    const wanted = (file: string): object => JSON.parse(template.get(file) ?? "") as object;
    const manifest = readJson(join(folder, "package.json")) as { version: string; description: string };
    const { version, description } = manifest;
    expect(manifest).toEqual({ ...wanted("package.json"), version, description });
    expect(readJson(join(folder, "turbo.json"))).toEqual(wanted("turbo.json"));
    expect(readJson(join(folder, "tsconfig.json"))).toEqual(wanted("tsconfig.json"));
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
  const workspace: Workspace = {
    root: ".",
    specs: "specs",
    clients: "packages",
    layout: "packages",
    scope: "@ann",
  };
  let specs: string;
  beforeAll(async () => {
    specs = await mkdtemp(join(tmpdir(), "scaffold-"));
    await describeDocument([
      {
        target: "$.info",
        description: "Its name.",
        "x-calloff-source": "the page",
        update: { title: "Acme" },
      },
    ]);
  });
  afterAll(() => rm(specs, { recursive: true }));

  /** Writes what is known of the document. @param actions of its overlay */
  async function describeDocument(actions: readonly object[]): Promise<void> {
    const record = printSourceRecord({
      retrieved: "2026-11-22",
      document: { file: "openapi.yaml", openapi: "3.1.0", sha256: "0".repeat(64), bytes: 1 },
      source: { kind: "document" },
    });
    const info = { title: "What is left out", version: "1.0.0" };
    const overlay = JSON.stringify({ overlay: "1.0.0", info, actions });
    await writeFiles(
      new Map([
        [join(specs, "source.yaml"), record],
        [join(specs, "overlay.yaml"), overlay],
      ]),
    );
  }

  const scaffold = (document: JsonObject, where = workspace): Promise<Map<string, string>> => {
    const model = readProviderModel("acme-jobs", document);
    const client = { provider: "acme-jobs", model, document, files: new Map(), leftOut: [], warnings: [] };
    return scaffoldPackage(where, client, specs);
  };

  test("has a manifest, compiler options, a README and tests", async () => {
    const files = await scaffold(smallDocument());
    expect([...files.keys()].sort()).toEqual(
      [
        "README.md",
        "package.json",
        "test/answers.ts",
        "test/contract.test.ts",
        "test/faults.test.ts",
        "test/guards.test.ts",
        "test/ids.property.test.ts",
        "test/subject.ts",
        "tsconfig.json",
      ].sort(),
    );
    const manifest = JSON.parse(files.get("package.json") ?? "") as Record<string, object>;
    expect(manifest).toMatchObject({ name: "@ann/acme-jobs", version: "0.0.0", type: "module" });
    expect(Object.keys(manifest["dependencies"] ?? {})).toEqual(["@calloff/runtime"]);
    expect(files.get("README.md")).toContain('const outcome = await acmeJobs.cancel("job-1");');
    expect(files.get("README.md")).toContain(
      'await client.DELETE("/jobs/{id}", { params: { path: { id: "string" } } });',
    );
    expect(files.get("test/answers.ts")).toContain(`= [
  { status: 200, page: "As HTTP defines it.", state: "canceled", stopped: true },
  { status: 404, page: "As HTTP defines it.", state: "not-found", stopped: undefined },
];`);
    expect(files.get("test/answers.ts")).toContain(
      `= { id: "job-1", key: "a-key", method: "DELETE", url: "/v1/jobs/job-1", header: ["x-key", "a-key"] };`,
    );
  });

  test("begins with the files of the workspace's template, with its own names in them", async () => {
    const files = await scaffold(smallDocument(), ours);
    expect(files.get("LICENSE")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({
      name: "@calloff/acme-jobs",
      repository: { directory: "packages/acme-jobs" },
      scripts: { codegen: "node ../dev/dist/cli.js codegen acme-jobs" },
    });
    expect([...files.values()].join("")).not.toContain("{{");
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
    await describeDocument([
      {
        target: "$.paths['/jobs/{id}'].delete",
        description: why,
        "x-calloff-source": "the page",
        update: { "x-calloff-job": { answers: { "200": "canceled" } } },
      },
    ]);
    paths["/jobs/{id}"].delete.responses["200"] = { description: why };
    const files = await scaffold(document);
    expect(files.get("test/answers.ts")).toContain(`page: ${JSON.stringify(why)},`);
    expect(files.get("README.md")).toContain("\\*/ process.exit\\(1\\) /\\* \\`\\`\\` \\</td\\>\\<script\\>");
  });
});
