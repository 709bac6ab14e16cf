import type { JobModel, ProviderFacts, ProviderModel, StatusModel } from "@calloff/codegen/internal";
import type { AnswerRow } from "@calloff/contract/vitest";
import type { JsonObject } from "@calloff/openapi/internal";
import { literal } from "@calloff/openapi/internal";
import { answerRows, momentRows } from "./answer-rows.ts";
import { cancelRequest, type KnownJob, renderSubjects } from "./render-subjects.ts";
import { statusTable } from "./status-rows.ts";
import { value, variableOf } from "./value.ts";

/** The tests of a new package, by path in it. */
export function renderTests(
  model: ProviderModel,
  document: JsonObject,
  facts: ProviderFacts,
): [string, string][] {
  const contract: [string, string] = ["test/contract.test.ts", renderContractTest(model)];
  if (model.jobs.length === 0) return [contract, ["test/types.test-d.ts", renderTypeTest(model)]];
  const jobs = model.jobs.map((job): KnownJob => {
    const reasons = job.kind === undefined ? facts.answers : (facts.kinds?.[job.kind] ?? {});
    const rows = answerRows(document, job.cancel, reasons);
    return { job, rows, request: cancelRequest(model, document, job) };
  });
  const tracked = model.jobs.filter((job): job is TrackedJob => job.status !== undefined);
  return [
    contract,
    ["test/answers.ts", renderAnswers(jobs, facts)],
    ["test/subject.ts", renderSubjects(model, jobs)],
    ...(tracked.length === 0 ? [] : [renderStatuses(tracked, document, facts)]),
    ["test/faults.test.ts", renderTest("describeFaults")],
    ["test/ids.property.test.ts", renderTest("describeIds")],
    ["test/guards.test.ts", renderTest("describeGuards")],
  ];
}

type TrackedJob = JobModel & { readonly status: StatusModel };

/** A test of its own file: what the contract asks of each subject in it. */
function renderTest(describe: string): string {
  return `import { ${describe} } from "@calloff/contract/vitest";
import { subjects } from "./subject.ts";

for (const subject of subjects) ${describe}(subject);
`;
}

function renderContractTest({ name, identifier, jobs }: ProviderModel): string {
  const module = variableOf(name);
  if (jobs.length === 0) {
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
import { subjects } from "./subject.ts";

describeExports("${name}", "${identifier}", ${module});
for (const subject of subjects) {
  describeAnswers(subject);
  describeStatus(subject);
  describeWire(subject);
}
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

function renderAnswers(jobs: readonly KnownJob[], facts: ProviderFacts): string {
  const imports = 'import type { AnswerRow, CancelRequest, Moments } from "@calloff/contract/vitest";\n';
  const [first] = jobs;
  if (first !== undefined && first.job.kind === undefined) {
    return `${imports}
/** ${origin(facts)}: what each answer to a cancel means. */
export const answers: readonly AnswerRow[] = ${table(first.rows)};

/** The cancel of one job, exactly as the vendor must receive it. */
export const request: CancelRequest = ${value(first.request)};

/** What each answer means, by when a cancel comes. */
export const moments: Moments = ${renderMoments(first.rows)};
`;
  }
  const kinds = jobs.map(
    ({ job, rows, request }) => `  ${job.kind}: {
    request: ${value(request)},
    answers: ${table(rows)},
    moments: ${renderMoments(rows)},
  },
`,
  );
  return `${imports}
interface Kind {
  /** The cancel of one job, exactly as the vendor must receive it. */
  readonly request: CancelRequest;
  /** What each answer to a cancel means. */
  readonly answers: readonly AnswerRow[];
  /** What each answer means, by when a cancel comes. */
  readonly moments: Moments;
}

/** ${origin(facts)}, by kind of job. */
export const kinds: Readonly<Record<${names(jobs.map(({ job }) => job))}, Kind>> = {
${kinds.join("")}};
`;
}

/** The names of kinds of job, as a type. */
function names(jobs: readonly JobModel[]): string {
  return jobs.map(({ kind }) => literal(kind)).join(" | ");
}

function table(rows: readonly object[]): string {
  return `[\n${rows.map((row) => `  ${value(row)},\n`).join("")}]`;
}

function renderMoments(rows: readonly AnswerRow[]): string {
  const { initial, repeated, afterCompletion } = momentRows(rows);
  const late = (name: string, row: object | undefined, why: string): string =>
    row === undefined ? `  // ${why}\n` : `  ${name}: ${value(row)},\n`;
  return `{
  initial: ${value(initial)},
${late("repeated", repeated, "Nothing says what a second cancel is answered.")}${late("afterCompletion", afterCompletion, "Nothing says what a job that has finished answers.")}}`;
}

function renderStatuses(
  jobs: readonly TrackedJob[],
  document: JsonObject,
  facts: ProviderFacts,
): [string, string] {
  const imports = 'import type { StatusRow } from "@calloff/contract/vitest";\n';
  const tables = jobs.map(({ kind, status }) => ({ kind, ...statusTable(document, status) }));
  const [first] = tables;
  if (first !== undefined && first.kind === undefined) {
    const text = `${imports}
/** ${origin(facts)}: what each value of a status means. */
export const statuses: readonly StatusRow[] = ${table(first.rows)};

/** With a value that is not among them. */
export const unknownName: object = ${value(first.unknownName)};
`;
    return ["test/statuses.ts", text];
  }
  const kinds = tables.map(
    ({ kind, rows, unknownName }) =>
      `  ${kind}: { statuses: ${table(rows)}, unknownName: ${value(unknownName)} },\n`,
  );
  const text = `${imports}
interface Kind {
  /** What each value of a status means. */
  readonly statuses: readonly StatusRow[];
  /** With a value that is not among them. */
  readonly unknownName: object;
}

/** ${origin(facts)}, by kind of job. */
export const kinds: Readonly<Record<${names(jobs)}, Kind>> = {
${kinds.join("")}};
`;
  return ["test/statuses.ts", text];
}
