import { describe, expect, test } from "vitest";
import { allRows } from "./run-contract.ts";
import type { BuiltClient } from "./subject.ts";
import { acmeDocument, acmeSubject, jsonBody, objectSchema } from "./testing/acme-document.ts";

const get = {
  parameters: [{ name: "limit", in: "query", required: true, schema: { type: "integer" }, example: 7 }],
  responses: { "200": jsonBody(objectSchema({ n: { type: "integer", examples: [3] } }, ["n"])) },
};
const securitySchemes = { key: { type: "http", scheme: "bearer" } };
const document = acmeDocument("3.1.0", { "/jobs": { get } }, { securitySchemes });

interface Way {
  /** Or for each call its own; the last for all further ones. */
  readonly url?: string | string[];
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly times?: number;
  readonly makeOf?: (data: unknown) => unknown;
}

/** What the contract says of a client that gets one thing wrong, in its first call. */
async function judge({
  url,
  headers,
  method = "GET",
  times = 1,
  makeOf = (data) => data,
}: Way): Promise<object> {
  const descriptor = { name: "acme", baseUrl: "https://api.acme.example/v1" };
  const urls = [url].flat();
  const create = ({ fetch }: { fetch?: typeof globalThis.fetch | undefined }): BuiltClient => ({
    client: {
      async GET() {
        const asked = urls.length > 1 ? urls.shift() : urls[0];
        const call = (): Promise<Response> =>
          (fetch ?? globalThis.fetch)(asked ?? `${descriptor.baseUrl}/jobs?limit=7`, {
            method,
            headers: { authorization: "Bearer contract-key", ...headers },
          });
        for (let extra = 1; extra < times; extra += 1) await call();
        const response = await call();
        const text = await response.text();
        return { data: makeOf(text === "" ? undefined : JSON.parse(text)), response };
      },
    },
  });
  const [row] = await allRows({ ...acmeSubject(document), descriptor, create });
  return { request: row?.request, response: row?.response };
}

test("a client that does all right is left alone", async () => {
  expect(await judge({})).toEqual({ request: [], response: [] });
});

describe("a request is found wrong", () => {
  test.each<[string, Way, string]>([
    ["in its number", { times: 2 }, "2 requests were sent for one call"],
    [
      "in its host",
      { url: "https://acme.example/v1/jobs?limit=7" },
      "it went to https://acme.example, not https://api.acme.example",
    ],
    [
      "in a value that is valid, but not the one given",
      { url: "https://api.acme.example/v1/jobs?limit=8" },
      'the query parameter limit arrived as "8", given was 7',
    ],
    [
      "in a value of another form",
      { url: "https://api.acme.example/v1/jobs?limit=07" },
      'the query parameter limit arrived as "07", given was 7',
    ],
    [
      "in a parameter that nobody gave",
      { url: "https://api.acme.example/v1/jobs?limit=7&all=1" },
      "the query has all, which was not given",
    ],
    [
      "in the prefix of its key",
      { headers: { authorization: "bearer contract-key" } },
      'the header Authorization must be "Bearer <key>", and is bearer <key>',
    ],
  ])("%s", async (_, way, problem) => {
    expect(await judge(way)).toMatchObject({ request: expect.arrayContaining([problem]) });
  });

  test("by both judges, where Prism sees it too", async () => {
    const { request } = (await judge({ url: "https://api.acme.example/v1/jobs" })) as { request: string[] };
    expect(request).toHaveLength(2);
    expect(request[0]).toMatch(/^Prism refused the request: 422/);
    expect(request[1]).toBe("the query parameter limit was not sent as form");
  });
});

test("what is found wrong without Prism is told beside what is found with it", async () => {
  const url = ["https://api.acme.example/v1/jobs?limit=8", "https://api.acme.example/v1/jobs?limit=9"];
  expect(await judge({ url })).toMatchObject({
    request: [
      'the query parameter limit arrived as "8", given was 7',
      'without Prism: the query parameter limit arrived as "9", given was 7',
    ],
  });
});

describe("an answer is found wrong", () => {
  test("when the client hands over something else, though it is valid", async () => {
    const { response } = (await judge({ makeOf: () => ({ n: 4 }) })) as { response: string[] };
    expect(response).toEqual(['the client hands over {"n":4}, sent was {"n":3}']);
  });

  test("when the client hands over what its types do not allow", async () => {
    const { response } = (await judge({ makeOf: () => ({ n: "3" }) })) as { response: string[] };
    expect(response[0]).toBe("the body handed over does not keep to the document: value/n must be integer");
  });

  test("when it is Prism's own problem", async () => {
    const { response } = (await judge({ url: "https://api.acme.example/v1/else" })) as { response: string[] };
    expect(response).toContain("the mock answered 404, not 200");
    expect(response).toContain("the answer is a problem of Prism's or the mock's own, not the vendor's");
  });
});
