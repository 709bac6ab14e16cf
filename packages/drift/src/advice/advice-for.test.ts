import { describe, expect, test } from "vitest";
import type { Change } from "../change.ts";
import { CHANGE_KINDS, type ChangeId } from "../change-kinds.ts";
import { sampleChange } from "../report/testing/sample-reports.ts";
import { adviceFor } from "./advice-for.ts";
import { syntaxErrors } from "./testing/syntax-errors.ts";

const IDS = Object.keys(CHANGE_KINDS) as ChangeId[];

/** Places of all kinds, and names that are no identifiers, end strings or comments, or turn text around. */
const PLACES = [
  "",
  "/info",
  "/components/schemas/Job/properties/cost",
  '/components/schemas/a-b"c/properties/x*~1y/items/properties/class',
  "/components/responses/Gone/content/application~1json/schema/properties/a",
  "/components/parameters/Page/schema",
  "/paths/~1jobs~1{id}/get/responses/200/content/application~1json/schema/items/allOf/0/properties/to\u202eta`l${1}",
  "/paths/~1jobs~1{id}/get/responses/4XX/content/text~1plain/schema/additionalProperties",
  "/paths/~1jobs~1{id}/get/responses/200/headers/X-Request-Id",
  "/paths/~1jobs~1{id}/get/requestBody/content/application~1json/schema/properties/note/items",
  "/paths/~1jobs~1{id}/parameters/0/schema/items",
  '/webhooks/job"Done/post/requestBody',
];
const OPERATIONS = ["GET /jobs/{id}", "M-SEARCH /jobs", 'POST /jobs/{job-id}/"x"/{class}', null];
const SIDES: Pick<Change, "before" | "after">[] = [
  { before: "string", after: "string | null" },
  { before: "number", after: null },
  { before: null, after: "text/csv" },
  { before: ["queued", 'd"o\nne'], after: [1, true] },
  { before: "GET /jobs/{id}", after: "POST /jobs/{id}/cancel" },
  { before: "/jobs/{id}", after: "/jobs/{jobId}" },
  { before: 'Card | { a, "b" } // */ \u2028 x', after: "Card[] | (string | number)[]" },
  { before: { name: "X-Old", in: "header" }, after: { name: "delete", in: "elsewhere" } },
];

describe.each(IDS)("%s", (id) => {
  const changes = PLACES.flatMap((pointer) =>
    OPERATIONS.flatMap((operation) =>
      SIDES.map((sides) => sampleChange({ id, bump: "major", pointer, operation, ...sides })),
    ),
  );

  test("where it breaks code, comes with code before and after, which differ and are TypeScript", () => {
    const codes = new Set<string>();
    for (const change of changes) {
      const { edit, before, after } = adviceFor(change);
      if (CHANGE_KINDS[id].bump === "major") expect(edit).toMatch(/^[A-Z].*\.$/s);
      expect([before, after]).not.toContain("");
      codes.add(before).add(after);
    }
    expect(syntaxErrors(codes)).toEqual([]);
  });

  test("is one sentence without code where it does not", () => {
    const advice = adviceFor(sampleChange({ id, bump: "minor", message: "the query parameter page is new" }));
    expect(advice).toMatchObject({ before: "", after: "" });
    expect(advice.edit).toMatch(/^$|^[A-Z].*\.$/);
  });
});

describe("a change", () => {
  const of = (change: Partial<Change> & Pick<Change, "id">) =>
    adviceFor(sampleChange({ bump: "major", ...change }));

  test("of an operation is shown as a call of it", () => {
    expect(
      of({ id: "operation-removed", operation: "DELETE /jobs/{id}", pointer: "/paths/~1jobs~1{id}/delete" })
        .before,
    ).toBe('const { data, error } = await client.DELETE("/jobs/{id}", { params: { path: { id } } });');
  });

  test("of a path parameter's name keeps the variable that the code had", () => {
    const sides = { before: "/jobs/{id}", after: "/jobs/{jobId}" };
    expect(of({ id: "path-parameter-renamed", operation: "DELETE /jobs/{jobId}", ...sides })).toEqual({
      edit: "Pass the path parameter as jobId; it was id.",
      before: 'await client.DELETE("/jobs/{id}", { params: { path: { id } } });',
      after: 'await client.DELETE("/jobs/{jobId}", { params: { path: { jobId: id } } });',
    });
  });

  test("of a shared schema is shown on the schema's type", () => {
    expect(
      of({ id: "response-property-removed", pointer: "/components/schemas/Job/properties/cost" }),
    ).toEqual({
      edit: "Stop reading cost: it no longer comes.",
      before: 'function read(job: components["schemas"]["Job"]) {\n  use(job.cost);\n}',
      after:
        'function read(job: components["schemas"]["Job"]) {\n  // It is gone: do without it, or take it from elsewhere.\n}',
    });
  });

  const answer = "/paths/~1jobs~1{id}/get/responses/200/content/application~1json/schema";

  test("of an answer is shown on data, and on error for the others", () => {
    expect(of({ id: "response-became-nullable", pointer: `${answer}/items/properties/note` }).after).toBe(
      'const { data } = await client.GET("/jobs/{id}", { params: { path: { id } } });\nif (data?.[0].note !== null) use(data?.[0].note);',
    );
    const error = answer.replace("200", "409");
    expect(of({ id: "response-property-became-optional", pointer: `${error}/properties/detail` }).after).toBe(
      'const { error } = await client.GET("/jobs/{id}", { params: { path: { id } } });\nif (error?.detail !== undefined) use(error?.detail);',
    );
  });

  test("of a type names both", () => {
    expect(
      of({
        id: "response-type-changed",
        pointer: `${answer}/properties/cost`,
        before: "number",
        after: "string",
      }),
    ).toEqual({
      edit: "Read cost as string; it was number.",
      before:
        'const { data } = await client.GET("/jobs/{id}", { params: { path: { id } } });\nconst cost: number = data?.cost;',
      after:
        'const { data } = await client.GET("/jobs/{id}", { params: { path: { id } } });\nconst cost: string = data?.cost;',
    });
  });

  test("of a body is shown on the call that sends it", () => {
    const pointer =
      "/paths/~1jobs/post/requestBody/content/application~1json/schema/properties/options/properties/note";
    expect(of({ id: "request-property-added-required", operation: "POST /jobs", pointer })).toMatchObject({
      before: 'await client.POST("/jobs", { body: { ...rest, options: { ...rest } } });',
      after: 'await client.POST("/jobs", { body: { ...rest, options: { ...rest, note } } });',
    });
  });

  test("of a method is shown as the function that it has, or as its name", () => {
    const codeOf = (operation: string, message: string): string =>
      of({ id: "parameter-added-required", operation, message }).after;
    expect(codeOf("QUERY /jobs", "the querystring parameter q is new and must be sent")).toBe(
      'await client.QUERY("/jobs", { params: { querystring: q } });',
    );
    expect(codeOf("M-SEARCH /jobs", "the query parameter q is new and must be sent")).toBe(
      'await client.request("M-SEARCH", "/jobs", { params: { query: { q } } });',
    );
  });

  test("of a parameter is shown where it is passed", () => {
    const message = "the header parameter X-Tenant of GET /jobs is new and must be sent";
    expect(of({ id: "parameter-added-required", operation: "GET /jobs", message })).toEqual({
      edit: "Pass the header parameter X-Tenant: no call goes without it.",
      before: 'await client.GET("/jobs");',
      after: 'await client.GET("/jobs", { params: { header: { "X-Tenant": xTenant } } });',
    });
  });

  test("of an open set says to keep a default branch", () => {
    const pointer = "/components/schemas/Job/properties/state";
    expect(of({ id: "response-enum-value-added", bump: "minor", pointer, after: "canceling" }).edit).toBe(
      'Keep a default branch: state may also be "canceling".',
    );
  });
});
