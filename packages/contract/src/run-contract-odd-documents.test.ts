import type { JsonObject } from "@calloff/openapi/internal";
import { createProvider, type ProviderDescriptor } from "@calloff/runtime";
import { transformBody, transformParameters, writeMultipart } from "@calloff/runtime/internal";
import { describe, expect, test } from "vitest";
import { hasFailed } from "./row.ts";
import { allRows } from "./run-contract.ts";
import type { BuiltClient, Subject } from "./subject.ts";
import { ACME, acmeDocument, acmeSubject, jsonBody, objectSchema } from "./testing/acme-document.ts";

describe("what OpenAPI leaves odd", () => {
  const range = objectSchema({ gte: { type: "number" }, lte: { type: "number" } });
  const parameter = (name: string, where: string, schema: JsonObject): JsonObject => ({
    ...{ name, in: where, schema },
    ...(where === "path" && { required: true }),
  });
  const answers = { responses: { "200": jsonBody({ type: "object" }) } };
  const document = acmeDocument("3.1.0", {
    "/lamps/{lamp}": { put: { parameters: [parameter("lamp", "path", { type: "string" })], ...answers } },
    "/lamps/{lamp}#byName": {
      get: {
        parameters: [
          parameter("lamp", "path", { type: "string" }),
          parameter("bright", "query", { type: "boolean" }),
        ],
        ...answers,
      },
    },
    "/clips": {
      get: { parameters: ["length", "width"].map((name) => parameter(name, "query", range)), ...answers },
    },
    "/listen": {
      post: {
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: objectSchema({ model: { type: "string" }, file: { type: "null" }, upload: {} }, [
                "model",
              ]),
            },
          },
        },
        ...answers,
      },
    },
  });
  const exploded = { style: "form", explode: true } as const;
  const descriptor: ProviderDescriptor<"acme"> = {
    ...ACME,
    operations: {
      "GET /clips": { query: { length: exploded, width: exploded } },
      "POST /listen": { body: ["multipart/form-data"] },
    },
    transforms: [transformParameters, transformBody({ "multipart/": writeMultipart })],
  };
  const subject: Subject = {
    ...acmeSubject(document),
    create: (options) => createProvider(descriptor, options) as unknown as BuiltClient,
  };

  test("a fragment in a path, objects that share names, and a part that is null: all are sent", async () => {
    const rows = await allRows(subject);
    expect(rows.filter(hasFailed)).toEqual([]);
    expect(rows.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    expect(new Set(rows.map(({ operation }) => operation)).size).toBe(4);
  });

  test("and are found wrong when they are not", async () => {
    const change = (url: string): string =>
      url
        .replace("bright=", "dim=")
        .replace(/gte=[^&]*/, "gte=77")
        .replace("/listen", "/listens");
    const create: Subject["create"] = (options) =>
      subject.create({
        ...options,
        fetch: (url, init) => (options.fetch ?? fetch)(change(String(url)), init),
      });
    const failed = (await allRows({ ...subject, create })).filter(hasFailed);
    const told = failed.map(({ operation, request }) => `${operation}: ${request.join("; ")}`).join("\n");
    expect(told).toContain("GET /lamps/{lamp}#byName: ");
    expect(told).toContain("the query parameter bright was not sent as form");
    expect(told).toMatch(
      /GET \/clips: .*the query parameters length and width share names; sent was gte=0&gte=77/,
    );
  });
});
