import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnswerModel } from "./cancel-model.ts";
import { readProviderFacts } from "./provider-facts.ts";
import type { JobModel } from "./provider-model.ts";

const SHA = "a".repeat(64);
let specs: string;

beforeEach(async () => {
  specs = await mkdtemp(join(tmpdir(), "specs-"));
  await mkdir(join(specs, "acme"));
});

afterEach(() => rm(specs, { recursive: true }));

async function writeSource(source: string): Promise<void> {
  const text = `retrieved: "2026-01-02"
document: { file: openapi.yaml, openapi: 3.1.0, sha256: ${SHA}, bytes: 10 }
source: ${source}
`;
  await writeFile(join(specs, "acme/source.yaml"), text);
}

async function writeOverlay(...actions: object[]): Promise<void> {
  const info = { title: "What the document leaves out", version: "1.0.0" };
  await writeFile(join(specs, "acme/overlay.yaml"), JSON.stringify({ overlay: "1.0.0", info, actions }));
}

function answering(status: string, description: string, source: string | string[]): object {
  return {
    target: "$.paths['/jobs/{id}'].delete",
    description,
    "x-calloff-source": source,
    update: { "x-calloff-job": { answers: { [status]: "canceled" } } },
  };
}

function factsOf(...statuses: string[]) {
  const answers = statuses.map(
    (status): AnswerModel => ({ status, meaning: "canceled", jsonType: undefined }),
  );
  const cancel = { path: "/jobs/{id}", answers } as unknown as JobModel["cancel"];
  const jobs = [{ kind: undefined, cancel, status: undefined }];
  return readProviderFacts({ name: "acme", jobs }, join(specs, "acme"));
}

test("an answer has the reason and the source of the action that gave it its meaning, the last one's", async () => {
  await writeSource("{ kind: document, url: https://acme.example/openapi.yaml }");
  await writeOverlay(
    answering("200", "An early guess.", "a forum"),
    answering("200", "The page says so.", ["https://acme.example/cancel", "the document's responses"]),
  );
  expect(await factsOf("200", "404")).toEqual({
    name: "acme",
    document: {
      retrieved: "2026-01-02",
      openapi: "3.1.0",
      sha256: SHA,
      page: "https://acme.example/openapi.yaml",
    },
    answers: {
      200: {
        meaning: "canceled",
        why: "The page says so.",
        source: "https://acme.example/cancel; the document's responses",
      },
      404: { meaning: "canceled", why: "As HTTP defines it.", source: "RFC 9110 and RFC 6585" },
    },
  });
});

test("a provider without an overlay has HTTP's reasons only", async () => {
  await writeSource("{ kind: document }");
  const { answers, document } = await factsOf("401");
  expect(answers["401"]?.source).toBe("RFC 9110 and RFC 6585");
  expect(document.page).toBeNull();
});

test("of several pages the first is where people find it", async () => {
  const page = `{ url: https://acme.example/cancel.md, operation: "DELETE /jobs/{id}", sha256: ${SHA} }`;
  const other = `{ url: https://acme.example/list.md, operation: "GET /jobs", sha256: ${SHA} }`;
  await writeSource(`{ kind: pages, index: https://acme.example/llms.txt, pages: [${page}, ${other}] }`);
  expect((await factsOf()).document.page).toBe("https://acme.example/cancel.md");
});
