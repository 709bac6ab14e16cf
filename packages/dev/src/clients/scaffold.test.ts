import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readProviderModel, smallDocument, smallOperation } from "@calloff/codegen/internal";
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

/** A vendor with two kinds of job: one with a status in two places, one with an id of two parts and a body. */
function documentOfKinds(): JsonObject {
  const text = { type: "string" };
  const state = {
    at: "/state",
    values: { up: "running", over: { at: "/stopped", values: { "0": "succeeded" }, otherwise: "canceled" } },
  };
  const body = {
    type: "object",
    required: ["state", "stopped"],
    properties: { state: text, stopped: { type: "integer" } },
  };
  const small = smallOperation();
  return {
    ...smallDocument(),
    paths: {
      "/batches/{id}": {
        delete: {
          ...small,
          responses: { "200": { description: "" }, "4XX": { description: "" } },
          "x-calloff-job": {
            kind: "batch",
            role: "cancel",
            id: "id",
            answers: { "200": "canceling", "4XX": "http" },
          },
        },
        get: {
          ...small,
          responses: { "200": { description: "", content: { "application/json": { schema: body } } } },
          "x-calloff-job": { kind: "batch", role: "status", id: "id", state },
        },
      },
      "/evals/{evalId}/runs": {
        put: {
          ...small,
          parameters: [
            { name: "evalId", in: "path", required: true, schema: text, example: "e-7" },
            { name: "run", in: "query", required: true, schema: { type: "integer" } },
          ],
          requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
          "x-calloff-job": {
            kind: "run",
            role: "cancel",
            id: ["evalId", "run"],
            body: { stop: true },
            answers: { "200": "canceled" },
          },
        },
      },
    },
  };
}

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

  test("of a vendor with several kinds of job has tables and a subject for each", async () => {
    const files = await scaffold(documentOfKinds());
    expect(files.get("test/answers.ts")).toContain(
      'export const kinds: Readonly<Record<"batch" | "run", Kind>> = {',
    );
    expect(files.get("test/answers.ts")).toContain(
      'request: { id: { evalId: "e-7", run: 42 }, key: "a-key", method: "PUT", url: "/v1/evals/e-7/runs?run=42", body: { stop: true }, header: ["x-key", "a-key"] },',
    );
    // Of a range, what HTTP defines of a status in it.
    expect(files.get("test/answers.ts")).toContain(
      '{ status: 400, documented: "4XX", page: "As HTTP defines it.", http: true, error: "invalid-request" },',
    );
    expect(files.get("test/statuses.ts")).toContain('Readonly<Record<"batch", Kind>>');
    expect(files.get("test/statuses.ts")).toContain(
      '{ value: "over", means: "read as canceled with /stopped 1", body: { state: "over", stopped: 1 }, state: "canceled", final: true },',
    );
    const subject = files.get("test/subject.ts");
    expect(subject).toContain('provider: "acme-jobs.batch",');
    expect(subject).toContain("create: (options) => createAcme(options).run,");
    expect(subject).toContain("...answers.run,");
    expect(subject).toContain("rows: statuses.batch.statuses, unknownName: statuses.batch.unknownName");
    expect(files.get("test/guards.test.ts")).toContain(
      "for (const subject of subjects) describeGuards(subject);",
    );
    const readme = files.get("README.md");
    expect(readme).toContain('await acmeJobs.run.cancel({ evalId: "e-7", run: 42 })');
    expect(readme).toContain("Its job reference is `acme-jobs.run:evalId/run`.");
    expect(readme).toContain("| over, with /stopped 1 | `canceled` | final |");
  });

  test("of a vendor whose address only its user knows says where one is assumed", async () => {
    const { servers: _, ...document } = smallDocument();
    const files = await scaffold(document);
    expect(files.get("test/subject.ts")).toContain(
      'create: (options) => createAcme({ ...options, baseUrl: options.baseUrl ?? "https://acme-jobs.example" }),',
    );
    expect(files.get("README.md")).toContain('createAcme({ baseUrl: "https://api.example.com" })');
  });

  test("says which headers every call has, and gives them in no call", async () => {
    const document = { ...smallDocument(), "x-calloff-headers": { "x-version": "2" } };
    const { paths } = document as unknown as { paths: { "/jobs/{id}": { delete: JsonObject } } };
    const { parameters } = paths["/jobs/{id}"].delete as { parameters: JsonObject[] };
    parameters.push({ name: "X-Version", in: "header", required: true, schema: { type: "string" } });
    const readme = (await scaffold(document)).get("README.md");
    expect(readme).toContain("Every request has the header `x-version: 2`");
    expect(readme).toContain('client.DELETE("/jobs/{id}", { params: { path: { id: "string" } } })');
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
    expect(files.get("README.md")).toContain("It has no `cancel`,");
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
