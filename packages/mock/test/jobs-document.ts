const error = {
  description: "Refused",
  content: {
    "application/json": {
      schema: { type: "object", required: ["error"], properties: { error: { type: "string" } } },
      example: { error: "finished" },
    },
  },
};

/** A service that cancels jobs in three ways: integer id and key, uuid and bearer token, free text and nothing. */
export function jobsDocument(openapi = "3.1.0"): object {
  return {
    openapi,
    info: { title: "Jobs", version: "1.0.0" },
    servers: [{ url: "https://api.example.com/v1" }],
    paths: {
      "/jobs/{id}": {
        delete: {
          security: [{ key: [] }],
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          responses: {
            "204": { description: "Canceled" },
            "400": error,
            "409": { $ref: "#/components/responses/Conflict" },
            "429": {
              description: "Slow down",
              headers: { "Retry-After": { schema: { type: "integer", example: 7 } } },
            },
          },
        },
      },
      "/tasks/{id}/cancel": {
        post: {
          security: [{ bearer: [] }],
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
          ],
          responses: {
            "200": { description: "Already canceled" },
            "202": {
              description: "Accepted",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Task" } } },
            },
            "404": { description: "No such task" },
          },
        },
      },
      "/notes/{name}": {
        put: {
          parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" } }],
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: { type: "object", required: ["reason"], properties: { reason: { type: "string" } } },
              },
            },
          },
          responses: { "200": { description: "Kept" }, "503": { description: "Busy" } },
        },
      },
    },
    components: {
      responses: { Conflict: error },
      schemas: {
        Task: {
          type: "object",
          required: ["status"],
          properties: { status: { type: "string", enum: ["canceling"] } },
        },
      },
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "X-API-Key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}

export interface TestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One right request for each operation of the document. */
export const REQUESTS: Readonly<Record<"job" | "task" | "note", TestRequest>> = {
  job: { method: "DELETE", path: "/jobs/42", headers: { "X-API-Key": "k" } },
  task: {
    method: "POST",
    path: "/tasks/6f1c1a52-3d0f-4c88-9a57-0e3d5b0c9f11/cancel",
    headers: { Authorization: "Bearer k" },
  },
  note: {
    method: "PUT",
    path: "/notes/a",
    headers: { "Content-Type": "application/json" },
    body: '{"reason":"late"}',
  },
};

/** Sends a request to a mock with `fetch`. */
export function send({ url }: { url: string }, { path, ...init }: TestRequest): Promise<Response> {
  return fetch(url + path, init);
}
