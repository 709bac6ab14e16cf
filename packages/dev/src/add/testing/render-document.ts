import type { JsonObject } from "@calloff/openapi/internal";

/** What a vendor that does not exist keeps lists of. */
const KINDS = "scenes models voices fonts brushes clips stems masks lights cameras".split(" ");

const TOP = {
  openapi: "3.1.0",
  info: { title: "Acme Render", version: "7" },
  servers: [{ url: "https://api.acme.example/v1" }],
  security: [{ key: [] }],
};

const COMPONENTS = {
  securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Acme-Key" } },
  schemas: {
    Render: {
      type: "object",
      required: ["id", "state"],
      properties: {
        id: { type: "integer" },
        state: { type: "string", enum: ["rendering", "done", "canceled"] },
      },
    },
  },
};

const ID = { name: "id", in: "path", required: true, schema: { type: "integer" } };

/** A part of the vendor's document: what one page shows, and what that needs. */
export function fragment(path: string, operations: JsonObject): JsonObject {
  return { ...structuredClone(TOP), paths: { [path]: operations }, components: structuredClone(COMPONENTS) };
}

export const CANCEL: JsonObject = fragment("/renders/{id}", {
  delete: {
    operationId: "cancel_render",
    summary: "Cancel a render",
    parameters: [ID],
    responses: {
      "204": { description: "Canceled" },
      "404": { description: "No such render" },
      "409": { description: "The render has ended already" },
    },
  },
});

export const READ: JsonObject = fragment("/renders/{id}", {
  get: {
    operationId: "get_render",
    summary: "Get a render",
    parameters: [ID],
    responses: {
      "200": {
        description: "The render",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Render" } } },
      },
    },
  },
});

/** One job that can be read and canceled. */
export const READ_AND_CANCEL: JsonObject = {
  ...CANCEL,
  paths: { "/renders/{id}": { ...itemOf(CANCEL), ...itemOf(READ) } },
};

function itemOf({ paths }: JsonObject): object {
  return (paths as { "/renders/{id}": object })["/renders/{id}"];
}

/** `GET /scenes` and so on. */
export const LISTS: readonly JsonObject[] = KINDS.map((kind) =>
  fragment(`/${kind}`, {
    get: {
      operationId: `list_${kind}`,
      summary: `List ${kind}`,
      responses: { "200": { description: `All ${kind}` } },
    },
  }),
);
