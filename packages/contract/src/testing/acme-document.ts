// For tests: documents of an invented vendor, with parts of documents to write them with, and a client of theirs.
import type { JsonObject } from "@calloff/openapi/internal";
import { createProvider, type ProviderDescriptor } from "@calloff/runtime";
import type { BuiltClient, Subject } from "../subject.ts";

const server = "https://api.acme.example/v1";
const credential = { header: "X-Key", prefix: "Key ", env: "ACME_KEY" };
const components = {
  securitySchemes: {
    key: {
      type: "apiKey",
      in: "header",
      name: "X-Key",
      "x-calloff-credential": { env: "ACME_KEY", prefix: "Key " },
    },
  },
};

/** What every descriptor of Acme says. */
export const ACME: ProviderDescriptor<"acme"> = { name: "acme", baseUrl: server, credential };

/** An answer, or what is sent, whose body is JSON. */
export const jsonBody = (schema: JsonObject): JsonObject => ({
  description: "",
  content: { "application/json": { schema } },
});

export const objectSchema = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: "object",
  properties,
  required,
});

/** A whole document with these paths. */
export function acmeDocument(openapi: string, paths: JsonObject, more: JsonObject = {}): JsonObject {
  const servers = [{ url: server }];
  const parts = { ...components, ...more };
  return {
    openapi,
    info: { title: "Acme", version: "1" },
    servers,
    security: [{ key: [] }],
    paths,
    components: parts,
  };
}

/** A client of any document that cannot cancel. */
export function acmeSubject(document: JsonObject): Subject {
  return {
    provider: "acme",
    document,
    served: document,
    descriptor: ACME,
    create: (options) => createProvider(ACME, options) as unknown as BuiltClient,
    answers: undefined,
    statuses: undefined,
  };
}
