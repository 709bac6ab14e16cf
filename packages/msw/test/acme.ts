import {
  createProviderOfKinds,
  createTrackableProvider,
  type DocumentedOutcome,
  type JobStatus,
  type Provider,
  type TrackableKind,
  type TrackableProvider,
} from "@calloff/runtime";
import { checkCompoundId, placeId } from "@calloff/runtime/internal";

const json = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

/** The document of an invented vendor, in the words of OpenAPI 3.0. */
export const document: object = {
  openapi: "3.0.3",
  info: { title: "Acme", version: "1" },
  paths: {
    "/renders/{id}": {
      parameters: [id],
      get: { responses: { 200: json({ $ref: "#/components/schemas/Render" }), 404: { description: "" } } },
    },
    "/renders/{id}:cancel": {
      parameters: [id],
      post: {
        responses: {
          200: json({ $ref: "#/components/schemas/Render" }),
          409: { $ref: "#/components/responses/Refused" },
          "4XX": { $ref: "#/components/responses/Refused" },
        },
      },
    },
    "/renders/latest": { get: { responses: { 200: json({ type: "string", enum: ["latest"] }) } } },
    "/renders/{id}/log": {
      get: { responses: { 200: { description: "", content: { "text/plain": { example: "a log" } } } } },
    },
  },
  components: {
    responses: { Refused: json({ $ref: "#/components/schemas/Problem" }) },
    schemas: {
      Render: {
        type: "object",
        required: ["id", "secret", "status", "progress"],
        properties: {
          id: { type: "string", example: "r1" },
          secret: { type: "string", writeOnly: true },
          status: { type: "string", enum: ["waiting", "drawing", "stopped", "drawn"] },
          progress: { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true },
        },
      },
      Problem: { type: "object", required: ["code"], properties: { code: { type: "string" } } },
    },
  },
};

type AcmeOutcome =
  | DocumentedOutcome<"acme", string, 200, "canceled" | "canceling", unknown>
  | DocumentedOutcome<"acme", string, 409, "already-finished" | "not-cancelable", unknown>;

/** Its client, as code would be generated for it. */
export function createAcme(): TrackableProvider<
  "acme",
  object,
  string,
  AcmeOutcome,
  JobStatus<"acme", string>
> {
  return createTrackableProvider(
    {
      name: "acme",
      baseUrl: "https://api.acme.example/v1",
      cancel: {
        method: "POST",
        path: "/renders/{id}:cancel",
        id: { name: "id", kind: "string" },
        answers: {
          200: {
            at: "/status",
            values: { stopped: "canceled", drawing: "canceling" },
            otherwise: "canceling",
          },
          409: { at: "/code", values: { drawn: "already-finished" }, otherwise: "not-cancelable" },
          "4XX": "http",
        },
      },
      status: {
        method: "GET",
        path: "/renders/{id}",
        id: { name: "id", kind: "string" },
        documented: ["200"],
        state: {
          at: "/status",
          values: { waiting: "queued", drawing: "running", stopped: "canceled", drawn: "succeeded" },
        },
      },
    },
    { retries: 0 },
  );
}

/** The document of a vendor with an address that only its users know, whose ids have parts in query and body. */
export const queueDocument: object = {
  openapi: "3.1.0",
  info: { title: "Queue", version: "1" },
  paths: {
    "/queue/cancel": { post: { responses: { 204: { description: "" }, default: { description: "" } } } },
    "/queue/status": {
      get: {
        responses: {
          200: json({
            type: "object",
            required: ["state"],
            properties: { state: { enum: ["busy", "gone"] } },
          }),
        },
      },
    },
  },
};

type Id = { readonly model: string; readonly request_id: string };
type QueueOutcome =
  | DocumentedOutcome<"queue.item", Id, 204, "canceled", unknown>
  | DocumentedOutcome<"queue.item", Id, number, "canceling" | "not-found" | "not-cancelable", unknown>;
interface Kinds {
  readonly item: TrackableKind<"queue.item", Id, QueueOutcome, JobStatus<"queue.item", Id>>;
}

/** Its client. */
export function createQueue(): Provider<"queue", object> & Kinds {
  const part = (name: string, place: "query" | "body") => ({ name, kind: "string", in: place }) as const;
  const parts = (place: "query" | "body") => [part("model", place), part("request_id", place)];
  return createProviderOfKinds<"queue", object, Kinds>(
    {
      name: "queue",
      kinds: {
        item: {
          cancel: {
            method: "POST",
            path: "/queue/cancel",
            id: { parts: parts("body"), check: checkCompoundId },
            place: placeId,
            answers: { 204: "canceled", default: "http" },
          },
          status: {
            method: "GET",
            path: "/queue/status",
            id: { parts: parts("query"), check: checkCompoundId },
            place: placeId,
            documented: ["200"],
            state: { at: "/state", values: { busy: "running", gone: "ended" } },
          },
        },
      },
    },
    { baseUrl: "https://queue.example/", retries: 0 },
  );
}
