import { expect, test } from "vitest";
import { hasFailed } from "./row.ts";
import { allRows } from "./run-contract.ts";
import { acmeDocument, acmeSubject, jsonBody } from "./testing/acme-document.ts";

const responses = { "200": { description: "" } };
const text = { type: "string" };
const taking = (mediaType: string, type: string) => ({
  requestBody: { required: true, content: { [mediaType]: { schema: { type } } } },
  responses,
});
const where = { name: "where", in: "path", required: true, schema: { ...text, enum: [".."] } };

const document = acmeDocument("3.1.0", {
  "/search": { get: taking("application/json", "object") },
  "/up/{where}": { get: { parameters: [where], responses } },
  "/session": {
    get: { responses: { "100": { description: "" }, ...responses } },
    trace: { responses },
  },
  "/files": { post: taking("multipart/form-data", "string") },
  "/lost/{what}": { get: { responses } },
  "/odd": {
    get: { parameters: [{ name: "X Bad", in: "header", schema: text }], responses },
    put: { parameters: [{ name: "X{1}", in: "header", required: true, schema: text }], responses },
  },
  "/never": {
    get: {
      responses: {
        "200": jsonBody({ ...text, minLength: 2, maxLength: 1 }),
        "404": { description: "" },
      },
    },
  },
});

test("what the client cannot send is skipped, with the reason", async () => {
  const rows = await allRows(acmeSubject(document));
  expect(rows.filter(hasFailed)).toEqual([]);
  const skips = rows.filter(({ skipped }) => skipped !== undefined);
  expect(skips.map(({ operation, documented, skipped }) => [operation, documented, skipped])).toEqual([
    ["GET /search", "200", "fetch sends no body with GET"],
    [
      "GET /up/{where}",
      "200",
      "no value for the path parameter where could be made from the document: it would make another path",
    ],
    ["GET /session", "100", "100 is no status of a final answer"],
    ["TRACE /session", "200", "fetch does not send TRACE"],
    [
      "POST /files",
      "200",
      "no value for the multipart/form-data body could be made from the document: " +
        "OpenAPI makes the parts of a body of an object, and this is none",
    ],
    ["GET /lost/{what}", "200", "the path has {what}, which is no parameter of the operation"],
    [
      "PUT /odd",
      "200",
      "no value for the header parameter X{1} could be made from the document: no header can have that name",
    ],
    ["GET /never", "200", expect.stringMatching(/^no value for the 200's body could be made/)],
  ]);
  expect(
    rows
      .filter(({ skipped }) => skipped === undefined)
      .map(({ operation, documented }) => `${operation} ${documented}`),
  ).toEqual(["GET /session 200", "GET /odd 200", "GET /never 404"]);
});
