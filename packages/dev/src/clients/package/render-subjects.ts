import type { CancelModel, JobModel, JobOperationModel, ProviderModel } from "@calloff/codegen/internal";
import type { AnswerRow, CancelRequest } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import { literal } from "@calloff/openapi/internal";
import type { JobId } from "@calloff/runtime";
import { sampleId } from "./job-samples.ts";
import { type SentKey, sentKey } from "./sent-key.ts";
import { acceptedAnswer } from "./status-rows.ts";
import { value } from "./value.ts";

/** A kind of job, and the tables of its cancel. */
export interface KnownJob {
  readonly job: JobModel;
  readonly rows: readonly AnswerRow[];
  readonly request: CancelRequest;
}

/** The cancel of one job, as the vendor must receive it. */
export function cancelRequest(
  model: ProviderModel,
  document: JsonObject,
  { cancel }: JobModel,
): CancelRequest {
  const id = sampleId(document, cancel);
  const { key, header, search } = keyOf(model, cancel);
  const url = urlOf(model, cancel, id);
  const body = bodyOf(cancel, id);
  return {
    id,
    key,
    method: cancel.method.toUpperCase(),
    url,
    ...(body && { body }),
    ...(Object.keys(model.headers).length > 0 && { headers: model.headers }),
    ...(cancel.destroysResult && { whenFinished: "destroys-result" as const }),
    ...(header && { header }),
    ...(search && { search: url.includes("?") ? search.replace("?", "&") : search }),
  };
}

function keyOf({ credentials }: ProviderModel, { method, path }: CancelModel): SentKey {
  return sentKey(credentials, `${method.toUpperCase()} ${path}`);
}

/** Where a job is, from the root of the vendor's host. */
function urlOf(model: ProviderModel, { path, id: parts }: JobOperationModel, id: JobId): string {
  const base = new URL(baseUrlOf(model)).pathname.replace(/\/$/, "");
  const query = new URLSearchParams();
  let filled = path;
  for (const part of parts) {
    const text = String(partOf(id, part.part));
    if (part.in === "query") query.set(part.name, text);
    else if (part.in === "path") filled = filled.replace(`{${part.name}}`, encodeURIComponent(text));
  }
  return `${base}${filled}${query.size > 0 ? `?${query}` : ""}`;
}

function bodyOf({ body, id: parts }: JobOperationModel, id: JobId): object | undefined {
  if (body === undefined) return undefined;
  const own = parts.filter((part) => part.in === "body");
  return { ...body, ...Object.fromEntries(own.map(({ name, part }) => [name, partOf(id, part)])) };
}

function partOf(id: JobId, part: string): string | number | undefined {
  return typeof id === "object" ? (id as Readonly<Record<string, string | number>>)[part] : id;
}

function baseUrlOf({ name, baseUrl }: ProviderModel): string {
  return baseUrl ?? `https://${name}.example`;
}

/** `test/subject.ts`: the package under test, for each kind of job that it has. */
export function renderSubjects(model: ProviderModel, jobs: readonly KnownJob[]): string {
  const { identifier } = model;
  const tracked = jobs.filter(({ job }) => job.status !== undefined);
  const hasKinds = jobs.some(({ job }) => job.kind !== undefined);
  const tables = hasKinds ? "kinds as answers" : "answers, moments, request";
  const statuses = hasKinds ? "kinds as statuses" : "statuses, unknownName";
  return `import type { Subject } from "@calloff/contract/vitest";
import { create${identifier} } from "../dist/index.js";
import { ${tables} } from "./answers.ts";
${tracked.length === 0 ? "" : `import { ${statuses} } from "./statuses.ts";\n`}
/** The package under test, and what is known of the vendor's ${hasKinds ? "cancels, by kind of job" : "cancel"}. */
export const subjects: readonly Subject[] = [
${jobs.map((job) => renderSubject(model, job)).join("")}];
`;
}

function renderSubject(model: ProviderModel, { job, rows, request }: KnownJob): string {
  const { kind, cancel, status } = job;
  const { together } = keyOf(model, cancel);
  const tables = kind === undefined ? "request,\n  answers,\n  moments" : `...answers.${kind}`;
  const tracks =
    status === undefined ? "" : renderTracks(urlOf(model, status, request.id), kind, acceptedAnswer(rows));
  return `{
  provider: ${literal(kind === undefined ? model.name : `${model.name}.${kind}`)},
  document: new URL("../dist/openapi.json", import.meta.url),
  ${renderCreate(model, kind, together)},
  baseUrl: ${literal(baseUrlOf(model))},
  ${tables},
${tracks}},
`;
}

/** What users of such a vendor have to say besides one key is said here. */
function renderCreate(
  model: ProviderModel,
  kind: string | undefined,
  together: readonly string[] | undefined,
): string {
  const { identifier, baseUrl } = model;
  if (kind === undefined && baseUrl !== undefined && together === undefined) {
    return `create: create${identifier}`;
  }
  const keys = (together ?? []).map((scheme) => `${literal(scheme)}: options.apiKey`);
  const fields = [
    "...options",
    ...(baseUrl === undefined ? [`baseUrl: options.baseUrl ?? ${literal(baseUrlOf(model))}`] : []),
    ...(keys.length > 0 ? [`apiKey: { ${keys.join(", ")} }`] : []),
  ];
  const given = fields.length === 1 ? "options" : `{ ${fields.join(", ")} }`;
  return `create: (options) => create${identifier}(${given})${kind === undefined ? "" : `.${kind}`}`;
}

function renderTracks(
  url: string,
  kind: string | undefined,
  accepted: ReturnType<typeof acceptedAnswer>,
): string {
  const said = accepted === undefined ? "" : `, accepted: ${value(accepted)}`;
  const table =
    kind === undefined
      ? "rows: statuses, unknownName"
      : `rows: statuses.${kind}.statuses, unknownName: statuses.${kind}.unknownName`;
  return `  status: { url: ${literal(url)}, ${table}${said} },\n`;
}
