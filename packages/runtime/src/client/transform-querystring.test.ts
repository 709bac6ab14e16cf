import { describe, expect, test } from "vitest";
import { createProvider } from "../provider.ts";
import { stubFetch } from "../testing/stub-fetch.ts";
import type { OperationDescriptor } from "./request-transform.ts";
import { transformQuerystring } from "./transform-querystring.ts";
import { writeForm } from "./write-form.ts";

const BASE = "https://api.acme.example/v1";

/** The URL that a call is sent to, whose options are as a caller in JavaScript could give them. */
async function urlOf(
  querystring: NonNullable<OperationDescriptor["querystring"]>,
  params: object,
): Promise<string> {
  const { fetch, sent } = stubFetch(new Response("{}"));
  const { client } = createProvider(
    {
      name: "acme",
      baseUrl: BASE,
      operations: { "GET /found": { querystring } },
      transforms: [transformQuerystring(writeForm)],
    },
    { fetch, retries: 0 },
  );
  const { GET } = client as unknown as { GET(path: string, init: object): Promise<unknown> };
  await GET("/found", { params });
  return sent[0]?.url ?? "nothing was sent";
}

// The first three, and what is written of them, are examples of OpenAPI 3.2.0 ("Parameter Object Examples").
describe("a parameter that is the whole query", () => {
  const form = "application/x-www-form-urlencoded";
  test.each<[NonNullable<OperationDescriptor["querystring"]>, unknown, string]>([
    [{ type: form }, { foo: "a + b", bar: true }, "?foo=a%20%2B%20b&bar=true"],
    [
      { type: "application/json" },
      { numbers: [1, 2], flag: null },
      "?%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
    ],
    [{ type: "application/jsonpath" }, "$.a.b[1:1]", "?%24.a.b%5B1%3A1%5D"],
    [
      { type: form, parts: { tags: { style: { style: "form", explode: false } } } },
      { tags: ["a", "b"] },
      "?tags=a,b",
    ],
    [{ type: form }, {}, ""],
    [{ type: form }, undefined, ""],
  ])("%j %j", async (querystring, value, written) => {
    expect(await urlOf(querystring, { querystring: value })).toBe(`${BASE}/found${written}`);
  });

  test("is refused where nothing is known that writes it", async () => {
    const calling = urlOf({ type: "application/jsonpath" }, { querystring: {} });
    await expect(calling).rejects.toMatchObject({ code: "invalid-options" });
  });
});
