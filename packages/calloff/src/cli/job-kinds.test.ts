import { createProviderOfKinds } from "@calloff/runtime";
import { checkCompoundId, placeId } from "@calloff/runtime/internal";
import { describe, expect, test } from "vitest";
import { explainCommand } from "./explain-command.ts";
import { formatParts, jobsOf, type KnownProvider, printerOf } from "./known-provider.ts";
import type { ProviderFacts } from "./provider-facts.ts";
import { providersCommand } from "./providers-command.ts";
import { fakeIo } from "./testing/fake-io.ts";

const id = { name: "id", kind: "string" } as const;

/** An invented vendor with two kinds of job, one of which has an id of two parts and no status. */
const acme: KnownProvider = createProviderOfKinds({
  name: "acme",
  baseUrl: "https://api.acme.example",
  credential: { header: "x-key", prefix: "", env: "ACME_KEY" },
  kinds: {
    batch: {
      cancel: {
        method: "POST",
        path: "/batches/{id}/cancel",
        id,
        answers: { 200: "canceling", "4XX": "http" },
      },
      status: {
        method: "GET",
        path: "/batches/{id}",
        id,
        documented: ["200"],
        state: { at: "/status", values: { done: "succeeded" } },
      },
    },
    run: {
      cancel: {
        method: "DELETE",
        path: "/evals/{evalId}/runs/{id}",
        id: { parts: [{ name: "evalId", kind: "string" }, id], check: checkCompoundId },
        place: placeId,
        answers: { 204: "canceled" },
      },
    },
  },
});

test("the parts of an id stand in a reference in the vendor's order, whatever they hold", () => {
  const printer = printerOf([acme]);
  expect(formatParts("acme.run", { id: "j:1", evalId: "e/1" }, printer)).toBe("acme.run:e%2F1/j%3A1");
  expect(() => formatParts("acme", { id: "j" }, printer)).toThrow(/acme\.batch/);
});

const facts: Readonly<Record<string, ProviderFacts>> = {
  acme: {
    document: {
      retrieved: "2026-11-29",
      openapi: "3.1.0",
      sha256: "f00",
      page: "https://acme.example/openapi.yaml",
      written: true,
    },
    answers: {},
    kinds: {
      batch: {
        200: { meaning: "canceling", why: "It says so.", source: "the reference", certainty: "document" },
        "4XX": { meaning: "http", why: "Nothing more is known.", source: "its client", certainty: "vendor" },
      },
      run: { 204: { meaning: "canceled", why: "Gone.", source: "the reference" } },
    },
  },
};

test("each kind of job is called by its provider's name and its own", () => {
  expect(jobsOf(acme).map(({ name, cancel }) => `${name} ${cancel.method}`)).toEqual([
    "acme.batch POST",
    "acme.run DELETE",
  ]);
});

test("providers has a row for each kind, with the one key of all", () => {
  const io = fakeIo({ env: { ACME_KEY: "k" } });
  providersCommand({}, io, [acme]);
  expect(io.out().split("\n").slice(1, 3)).toEqual([
    expect.stringMatching(/^acme\.batch +yes +yes +ACME_KEY +yes$/),
    expect.stringMatching(/^acme\.run +yes +no +ACME_KEY +yes$/),
  ]);
});

describe("explain", () => {
  const explain = (name: string, status?: string): string => {
    const io = fakeIo();
    explainCommand(name, status, io, { providers: [acme], facts });
    return io.out();
  };

  test("a kind of job, and the document that was written of it", () => {
    const out = explain("acme.batch");
    expect(out).toMatch(/^acme\.batch: POST \/batches\/\{id\}\/cancel\n/);
    expect(out).toContain("\n200     canceling: the vendor accepted the request");
    expect(out).toContain("\n4XX     http: each status has the meaning that HTTP defines for it\n");
    expect(out).toContain("OpenAPI 3.1.0, written on 2026-11-29 from https://acme.example/openapi.yaml");
  });

  test("one status of a range that is as HTTP defines, with how surely that is known", () => {
    const out = explain("acme.batch", "404");
    expect(out).toContain(
      "404     not-found: the vendor knows no such job\n        Nothing more is known.\n",
    );
    expect(out).toContain("Source: its client (the vendor's source code or other documentation)\n");
  });

  test.each([
    ["acme", "acme has several kinds of job; name one: acme.batch, acme.run."],
    ["acme.runs", 'unknown provider "acme.runs"; did you mean acme.run?'],
  ])("%s names the kinds", (name, message) => {
    expect(() => explain(name)).toThrow(message);
  });
});
