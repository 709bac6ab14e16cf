import type { CancelModel, ProviderFacts, ProviderModel } from "@calloff/codegen/internal";
import type { AnswerRow, CancelRequest } from "@calloff/contract/vitest";
import { type JsonObject, literal } from "@calloff/openapi/internal";
import type { JobId } from "@calloff/runtime";
import { acceptedAnswer, answerRows, momentRows, statusTable } from "./answer-rows.ts";
import { sampleId } from "./job-samples.ts";
import { sentKey } from "./sent-key.ts";
import { value, variableOf } from "./value.ts";

/** The tests of a new package, by path in it. */
export function renderTests(
  model: ProviderModel,
  document: JsonObject,
  facts: ProviderFacts,
): [string, string][] {
  const { cancel } = model;
  const contract: [string, string] = ["test/contract.test.ts", renderContractTest(model)];
  if (cancel === undefined) return [contract, ["test/types.test-d.ts", renderTypeTest(model)]];
  const rows = answerRows(document, cancel, facts.answers);
  const id = sampleId(document, cancel);
  return [
    contract,
    ["test/answers.ts", renderAnswers(rows, cancelRequest(model, cancel, id), facts)],
    ["test/subject.ts", renderSubject(model, id, rows)],
    ...(model.status === undefined ? [] : [renderStatuses(model.status, document, facts)]),
    ["test/faults.test.ts", renderTest("describeFaults")],
    ["test/ids.property.test.ts", renderTest("describeIds")],
    ["test/guards.test.ts", renderTest("describeGuards")],
  ];
}

/** A test of its own file: what the contract asks of a subject in it. */
function renderTest(describe: string): string {
  return `import { ${describe} } from "@calloff/contract/vitest";
import { subject } from "./subject.ts";

${describe}(subject);
`;
}

function renderContractTest({ name, identifier, cancel }: ProviderModel): string {
  const module = variableOf(name);
  if (cancel === undefined) {
    return `import { describeExports } from "@calloff/contract/vitest";
import * as ${module} from "../dist/index.js";

describeExports("${name}", "${identifier}", ${module});
`;
  }
  return `import {
  describeAnswers,
  describeExports,
  describeStatus,
  describeWire,
} from "@calloff/contract/vitest";
import * as ${module} from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("${name}", "${identifier}", ${module});
describeAnswers(subject);
describeStatus(subject);
describeWire(subject);
`;
}

function renderTypeTest({ name, identifier, baseUrl }: ProviderModel): string {
  const module = variableOf(name);
  const options = baseUrl === undefined ? `{ baseUrl: "https://${name}.example" }` : "";
  return `import { assertType, expectTypeOf, test } from "vitest";
import { create${identifier} } from "../dist/index.js";

const ${module} = create${identifier}(${options});

test("there is typed fetch, and no cancel, which nobody has said how to do", () => {
  expectTypeOf(${module}).toHaveProperty("client");
  // @ts-expect-error no operation is known that cancels
  assertType(${module}.cancel("job-1"));
});
`;
}

/** Where the tables come from; they are to be held to the page by whoever reviews them. */
function origin({ document: { page } }: ProviderFacts): string {
  const source =
    page === null ? "the vendor's document" : literal(page).slice(1, -1).replaceAll("*/", "*\\/");
  return `From ${source}, and what was answered when the provider was added`;
}

function renderAnswers(rows: readonly AnswerRow[], request: CancelRequest, facts: ProviderFacts): string {
  const { initial, repeated, afterCompletion } = momentRows(rows);
  const late = (row: object | undefined, why: string): string => (row === undefined ? `  // ${why}\n` : "");
  return `import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";

/** ${origin(facts)}: what each answer to a cancel means. */
export const answers: readonly AnswerRow[] = [
${rows.map((row) => `  ${value(row)},\n`).join("")}];

/** The cancel of one job, exactly as the vendor must receive it. */
export const request: CancelRequest = ${value(request)};

/** What each answer means, by when a cancel comes. */
export const moments: Moments = {
  initial: ${value(initial)},
${late(repeated, "Nothing says what a second cancel is answered.")}  repeated: ${value(repeated)},
${late(afterCompletion, "Nothing says what a job that has finished answers.")}  afterCompletion: ${value(afterCompletion)},
};
`;
}

function renderStatuses(
  status: NonNullable<ProviderModel["status"]>,
  document: JsonObject,
  facts: ProviderFacts,
): [string, string] {
  const { rows, unknownName } = statusTable(document, status);
  return [
    "test/statuses.ts",
    `import type { StatusRow } from "@calloff/contract/vitest";

/** ${origin(facts)}: what each value of a status means. */
export const statuses: readonly StatusRow[] = [
${rows.map((row) => `  ${value(row)},\n`).join("")}];

/** With a value that is not among them. */
export const unknownName: object = ${value(unknownName)};
`,
  ];
}

/** Where a job is, from the root of the vendor's host. */
function urlOf(
  { name, baseUrl = `https://${name}.example` }: ProviderModel,
  path: string,
  id: JobId,
): string {
  const base = new URL(baseUrl).pathname.replace(/\/$/, "");
  return base + path.replace(/\{[^{}]*\}/, encodeURIComponent(`${id}`));
}

function cancelRequest(model: ProviderModel, cancel: CancelModel, id: JobId): CancelRequest {
  const method = cancel.method.toUpperCase();
  const { together: _, key, ...sent } = sentKey(model.credentials, `${method} ${cancel.path}`);
  return { id, key, method, url: urlOf(model, cancel.path, id), ...sent };
}

function renderSubject(model: ProviderModel, id: JobId, rows: readonly AnswerRow[]): string {
  const { name, identifier, cancel, status, credentials } = model;
  if (cancel === undefined) return "";
  const baseUrl = model.baseUrl ?? `https://${name}.example`;
  const { together } = sentKey(credentials, `${cancel.method.toUpperCase()} ${cancel.path}`);
  const tracks = status === undefined ? "" : renderTracks(urlOf(model, status.path, id), rows);
  return `import type { Subject } from "@calloff/contract/vitest";
import { create${identifier} } from "../dist/index.js";
import { answers, moments, request } from "./answers.ts";
${tracks === "" ? "" : 'import { statuses, unknownName } from "./statuses.ts";\n'}
/** The package under test, and what is known of the vendor's cancel. */
export const subject: Subject = {
  provider: "${name}",
  document: new URL("../dist/openapi.json", import.meta.url),
  ${renderCreate(model, baseUrl, together)},
  baseUrl: ${literal(baseUrl)},
  request,
  answers,
  moments,
${tracks}};
`;
}

/** What users of such a vendor have to say besides one key is said here. */
function renderCreate(
  { identifier, baseUrl }: ProviderModel,
  assumed: string,
  together: readonly string[] | undefined,
): string {
  if (baseUrl !== undefined && together === undefined) return `create: create${identifier}`;
  const keys = (together ?? []).map((scheme) => `${literal(scheme)}: options.apiKey`);
  const fields = [
    ...(baseUrl === undefined ? [`baseUrl: ${literal(assumed)}`] : []),
    "...options",
    ...(keys.length > 0 ? [`apiKey: { ${keys.join(", ")} }`] : []),
  ];
  return `create: (options) => create${identifier}({ ${fields.join(", ")} })`;
}

function renderTracks(url: string, rows: readonly AnswerRow[]): string {
  const accepted = acceptedAnswer(rows);
  const said = accepted === undefined ? "" : `, accepted: ${value(accepted)}`;
  return `  status: { url: ${literal(url)}, rows: statuses, unknownName${said} },\n`;
}
