import type { Bump, Flag } from "./change.ts";

/** The properties that all changes of one kind share. */
export interface ChangeKind {
  /** The release that it usually requires; the place of a change can alter it. */
  readonly bump: Bump;
  /** What happens in a change of this kind, in a few words. */
  readonly summary: string;
  /** An example in one line: before → after. */
  readonly example: string;
  /** The flags that a change of this kind may have. */
  readonly flags?: readonly Flag[];
}

/** Every kind of change by its id. Ids are public: they are never renamed or reused. */
export const CHANGE_KINDS = {
  "operation-added": {
    bump: "minor",
    summary: "the document has an operation more",
    example: "→ POST /jobs/{id}/retry",
  },
  "operation-removed": {
    bump: "major",
    summary: "an operation is gone",
    example: "DELETE /jobs/{id} →",
  },
  "operation-moved": {
    bump: "major",
    summary: "an operation has another path or method, under the same operationId",
    example: "DELETE /jobs/{id} → POST /jobs/{id}/cancel, both cancelJob",
  },
  "operation-id-changed": {
    bump: "major",
    summary: "an operation has another operationId",
    example: "operationId: listJobs → operationId: jobsList",
  },
  "operation-id-added": {
    bump: "minor",
    summary: "an operation has an operationId now",
    example: "→ operationId: listJobs",
  },
  "operation-id-removed": {
    bump: "major",
    summary: "an operation has no operationId any more",
    example: "operationId: listJobs →",
  },
  "operation-deprecated": {
    bump: "minor",
    summary: "an operation is deprecated now",
    example: "→ deprecated: true",
  },
  "operation-undeprecated": {
    bump: "minor",
    summary: "an operation is no longer deprecated",
    example: "deprecated: true →",
  },
  "documentation-changed": {
    bump: "patch",
    summary: "a text, an example or a tag changed",
    example: "description: A job → description: A job that was sent",
  },
  "server-changed": {
    bump: "minor",
    summary: "requests go to another default address",
    example: "servers: [https://api.example.com] → servers: [https://api2.example.com]",
  },
  "server-list-changed": {
    bump: "patch",
    summary: "the default address stayed, others or their texts changed",
    example: "→ a second server, https://eu.example.com",
  },
  "security-added": {
    bump: "major",
    summary: "an operation needs a credential that it did not need",
    example: "security: [] → security: [{ key: [] }]",
  },
  "security-changed": {
    bump: "major",
    summary: "an operation needs other credentials",
    example: "security: [{ key: [] }] → security: [{ oauth: [jobs] }]",
  },
  "security-removed": {
    bump: "minor",
    summary: "an operation needs less than before",
    example: "security: [{ key: [] }] → security: []",
  },
  "security-scheme-changed": {
    bump: "major",
    summary: "a credential is sent in another way",
    example: "name: X-API-Key → name: Authorization",
  },
  "component-added": {
    bump: "minor",
    summary: "the document exports a name more",
    example: "→ components.schemas.Job",
  },
  "component-removed": {
    bump: "major",
    summary: "an exported name is gone",
    example: "components.schemas.Job →",
  },
  "component-renamed": {
    bump: "major",
    summary: "an exported name is another one, with the same content",
    example: "components.schemas.Job → components.schemas.JobV2",
  },
  "parameter-added-optional": {
    bump: "minor",
    summary: "a call can take a parameter more",
    example: "→ limit?: number",
  },
  "parameter-added-required": {
    bump: "major",
    summary: "a call must take a parameter more",
    example: "→ workspace: string",
  },
  "parameter-removed": {
    bump: "major",
    summary: "a parameter is gone",
    example: "status?: string →",
  },
  "parameter-became-required": {
    bump: "major",
    summary: "a parameter may no longer be left out",
    example: "limit?: number → limit: number",
  },
  "parameter-became-optional": {
    bump: "minor",
    summary: "a parameter may be left out now",
    example: "limit: number → limit?: number",
  },
  "parameter-deprecated": {
    bump: "minor",
    summary: "a parameter became deprecated, or is no longer",
    example: "→ deprecated: true",
  },
  "parameter-serialization-changed": {
    bump: "patch",
    summary: "a parameter is written in another way",
    example: "explode: true → explode: false",
    flags: ["wire"],
  },
  "path-parameter-renamed": {
    bump: "major",
    summary: "a path parameter has another name",
    example: "/jobs/{id} → /jobs/{jobId}",
  },
  "request-body-added-optional": {
    bump: "minor",
    summary: "a call can take a body",
    example: "→ requestBody?: Job",
  },
  "request-body-added-required": {
    bump: "major",
    summary: "a call must take a body",
    example: "→ requestBody: Job",
  },
  "request-body-removed": {
    bump: "major",
    summary: "a call takes no body any more",
    example: "requestBody: Job →",
  },
  "request-body-became-required": {
    bump: "major",
    summary: "the body may no longer be left out",
    example: "requestBody?: Job → requestBody: Job",
  },
  "request-body-became-optional": {
    bump: "minor",
    summary: "the body may be left out now",
    example: "requestBody: Job → requestBody?: Job",
  },
  "request-media-type-added": {
    bump: "minor",
    summary: "a body can be sent in another media type too",
    example: "→ multipart/form-data",
    flags: ["wire"],
  },
  "request-media-type-removed": {
    bump: "major",
    summary: "a body can no longer be sent in a media type",
    example: "multipart/form-data →",
  },
  "request-encoding-changed": {
    bump: "patch",
    summary: "a part of a form is written in another way",
    example: "contentType: application/json → contentType: application/xml",
    flags: ["wire"],
  },
  "success-status-added": {
    bump: "major",
    summary: "a success has another status too; minor when its body fits what was there",
    example: "200 → 200, 202",
  },
  "error-status-added": {
    bump: "minor",
    summary: "another error status is documented",
    example: "→ 409",
    flags: ["open-set"],
  },
  "response-status-removed": {
    bump: "major",
    summary: "a status is no longer documented",
    example: "409 →",
  },
  "response-media-type-added": {
    bump: "major",
    summary: "an answer can come in another media type too; minor where what is read stays the same",
    example: "→ text/csv",
  },
  "response-media-type-removed": {
    bump: "major",
    summary: "an answer no longer comes in a media type",
    example: "application/json →",
  },
  "response-body-added": {
    bump: "major",
    summary: "an answer has a body now",
    example: "204 without a body → Job",
  },
  "response-body-removed": {
    bump: "major",
    summary: "an answer has no body any more",
    example: "Job → 204 without a body",
  },
  "response-header-added": {
    bump: "minor",
    summary: "an answer has a header more",
    example: "→ X-Request-Id",
  },
  "response-header-removed": {
    bump: "major",
    summary: "an answer lost a header",
    example: "X-Request-Id →",
  },
  "response-header-became-required": {
    bump: "minor",
    summary: "a header of an answer is always there now",
    example: "X-Request-Id?: string → X-Request-Id: string",
  },
  "response-header-became-optional": {
    bump: "major",
    summary: "a header of an answer may be missing now",
    example: "X-Request-Id: string → X-Request-Id?: string",
  },
  "request-property-added-optional": {
    bump: "minor",
    summary: "a call can send a property more",
    example: "→ note?: string",
  },
  "request-property-added-required": {
    bump: "major",
    summary: "a call must send a property more",
    example: "→ note: string",
  },
  "request-property-removed": {
    bump: "major",
    summary: "a property can no longer be sent",
    example: "note?: string →",
  },
  "request-property-became-required": {
    bump: "major",
    summary: "a property that is sent may no longer be left out",
    example: "note?: string → note: string",
  },
  "request-property-became-optional": {
    bump: "minor",
    summary: "a property that is sent may be left out now",
    example: "note: string → note?: string",
  },
  "response-property-added": {
    bump: "minor",
    summary: "an answer has a property more",
    example: "→ cost?: number",
  },
  "response-property-removed": {
    bump: "major",
    summary: "an answer lost a property",
    example: "cost?: number →",
  },
  "response-property-became-optional": {
    bump: "major",
    summary: "a property of an answer may be missing now",
    example: "state: string → state?: string",
  },
  "response-property-became-required": {
    bump: "minor",
    summary: "a property of an answer is always there now",
    example: "state?: string → state: string",
  },
  "property-deprecated": {
    bump: "minor",
    summary: "a property became deprecated, or is no longer",
    example: "→ deprecated: true",
  },
  "request-type-changed": {
    bump: "major",
    summary: "a call takes another type",
    example: "cost: number → cost: string",
  },
  "response-type-changed": {
    bump: "major",
    summary: "an answer gives another type",
    example: "cost: number → cost: string",
  },
  "request-type-widened": {
    bump: "minor",
    summary: "a call takes more types",
    example: "id: string → id: string | number",
  },
  "response-type-widened": {
    bump: "major",
    summary: "an answer may be of a type more",
    example: "id: string → id: string | number",
  },
  "request-type-narrowed": {
    bump: "major",
    summary: "a call takes fewer types",
    example: "id: string | number → id: string",
  },
  "response-type-narrowed": {
    bump: "major",
    summary: "an answer is no longer of one of its types",
    example: "id: string | number → id: string",
  },
  "request-enum-value-added": {
    bump: "minor",
    summary: "a call takes a value more",
    example: "queued, done → queued, done, canceled",
  },
  "response-enum-value-added": {
    bump: "minor",
    summary: "an answer may have a value more",
    example: "queued, done → queued, done, canceled",
    flags: ["open-set"],
  },
  "request-enum-value-removed": {
    bump: "major",
    summary: "a call no longer takes a value",
    example: "queued, done → queued",
  },
  "response-enum-value-removed": {
    bump: "patch",
    summary: "an answer no longer has a value of a list; major where the list is closed",
    example: "queued, done → queued",
  },
  "request-enum-opened": {
    bump: "minor",
    summary: "a call takes any value, not only those of a list",
    example: "queued, done → string",
  },
  "response-enum-opened": {
    bump: "minor",
    summary: "an answer no longer lists the values that are known; major where the list was closed",
    example: "queued, done → string",
    flags: ["open-set"],
  },
  "request-enum-closed": {
    bump: "major",
    summary: "a call takes only the values of a list",
    example: "string → queued, done",
  },
  "response-enum-closed": {
    bump: "patch",
    summary: "an answer lists the values that are known; major where that list is closed",
    example: "string → queued, done",
  },
  "request-became-nullable": {
    bump: "minor",
    summary: "a call may send null",
    example: "string → string | null",
  },
  "response-became-nullable": {
    bump: "major",
    summary: "an answer may be null",
    example: "string → string | null",
  },
  "request-became-not-nullable": {
    bump: "major",
    summary: "a call may no longer send null",
    example: "string | null → string",
  },
  "response-became-not-nullable": {
    bump: "minor",
    summary: "an answer is never null now",
    example: "string | null → string",
  },
  "request-variant-added": {
    bump: "minor",
    summary: "a call can send another kind of object",
    example: "Card → Card | Invoice",
  },
  "response-variant-added": {
    bump: "major",
    summary: "an answer may be another kind of object; minor when it fits one that was there",
    example: "Card → Card | Invoice",
  },
  "request-variant-removed": {
    bump: "major",
    summary: "a kind of object can no longer be sent",
    example: "Card | Invoice → Card",
  },
  "response-variant-removed": {
    bump: "major",
    summary: "a kind of object is no longer in an answer",
    example: "Card | Invoice → Card",
  },
  "request-extra-properties-opened": {
    bump: "minor",
    summary: "an object takes properties of any name",
    example: "→ additionalProperties: string",
  },
  "response-extra-properties-opened": {
    bump: "minor",
    summary: "an object of an answer may have properties of any name",
    example: "→ additionalProperties: string",
  },
  "request-extra-properties-closed": {
    bump: "major",
    summary: "an object no longer takes properties of any name",
    example: "additionalProperties: string →",
  },
  "response-extra-properties-closed": {
    bump: "major",
    summary: "an object of an answer no longer has properties of any name",
    example: "additionalProperties: string →",
  },
  "default-changed": {
    bump: "patch",
    summary: "what is taken when nothing is sent changed",
    example: "default: 10 → default: 20",
  },
  "limit-tightened": {
    bump: "patch",
    summary: "the same types, and fewer values",
    example: "→ maxLength: 10",
    flags: ["wire"],
  },
  "limit-loosened": {
    bump: "patch",
    summary: "the same types, and more values",
    example: "maxLength: 10 →",
  },
  "format-changed": {
    bump: "patch",
    summary: "the same type, written in another way",
    example: "→ format: uuid",
  },
  "read-only-changed": {
    bump: "patch",
    summary:
      "whether a property is only read or only written changed; major when an answer's can no longer be assigned to",
    example: "→ readOnly: true",
  },
  "discriminator-changed": {
    bump: "patch",
    summary: "the property that tells objects apart, or what its values mean, changed",
    example: "propertyName: kind → propertyName: type",
  },
  "webhook-changed": {
    bump: "major",
    summary: "a webhook is gone or sends something else; minor for a new one",
    example: "jobDone →",
  },
  "callback-changed": {
    bump: "patch",
    summary: "a callback is new, gone or sends something else",
    example: "→ onDone",
  },
  "generated-types-differ": {
    bump: "major",
    summary: "the generated types differ; only the compiler saw it",
    example: "Record<string, never> → { note?: string }",
  },
} as const;

CHANGE_KINDS satisfies Readonly<Record<string, ChangeKind>>;

/** The id of a kind of change. */
export type ChangeId = keyof typeof CHANGE_KINDS;
