import type { JobModel } from "@calloff/codegen/internal";
import { markdownTable } from "@calloff/openapi/internal";
import type { IdKind, StatusRule } from "@calloff/runtime";
import { type DocumentedJob, documentedJobs } from "./documented-jobs.ts";
import { type DocumentedProvider, describeKeys, keysOf } from "./documented-provider.ts";
import { code, fence, linkOut, plain } from "./markdown.ts";
import { meaningInFull } from "./meanings.ts";

/** An id of each kind, as TypeScript has it. */
const SAMPLE_IDS: Readonly<Record<IdKind, string>> = {
  string: '"abc123"',
  integer: "42",
  uuid: '"0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"',
};

/** What a person who calls this vendor has to know, on one page. */
export function providerPage(provider: DocumentedProvider): string {
  const { model, facts, operations } = provider;
  const { name, identifier } = model;
  const jobs = documentedJobs(provider);
  const sections = [
    `---\ndescription: ${JSON.stringify(describe(model))}\n---`,
    `# ${plain(identifier)}`,
    fence("sh", `npm install @calloff/${name}`),
    keyFacts(model, facts),
    ...(jobs.length === 0
      ? [
          "No operation is known that cancels a job of this vendor: the package is its typed client.",
          fence("ts", clientSample(model)),
        ]
      : jobs.flatMap((job) => jobSections(model, job))),
    "## Operations",
    "Each of these is typed fetch on `client`, with the paths, parameters and bodies of the document.",
    markdownTable(
      ["operation", "what it does", "described by"],
      operations.map(({ name, summary, isOurs }) => [
        code(name),
        plain(summary),
        isOurs || facts.document.written ? "us" : "the vendor's document",
      ]),
    ),
    "## The document",
    documentFacts(facts),
    `Types and options: [API of @calloff/${name}](/api/${name}). To try it without a key: \`npx calloff mock ${name}\`${keysOf(model).length === 0 ? "" : ", with any key"}.`,
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The page in a sentence, for search engines and for those who list it. */
function describe({ name, identifier, jobs }: DocumentedProvider["model"]): string {
  if (jobs.length === 0) return `Typed fetch for ${identifier} with @calloff/${name}.`;
  const kinds = jobs.flatMap(({ kind }) => (kind === undefined ? [] : [kind]));
  const which = kinds.length === 0 ? "" : ` (${kinds.join(", ")})`;
  return `Cancel jobs at ${identifier}${which} from TypeScript with @calloff/${name}: what each answer means, and how to know that a job stopped.`;
}

/** One kind of job: how it is canceled, what the answers mean, and how one learns that it has stopped. */
function jobSections(model: DocumentedProvider["model"], job: DocumentedJob): string[] {
  const { kind, cancel } = job;
  return [
    ...(kind === undefined ? [] : [`## ${plain(kind)}`, jobFacts(job)]),
    fence("ts", cancelSample(model, job)),
    ...(cancel.destroysResult
      ? [
          "If a finished job is canceled, this vendor deletes its result. So `cancel` reads the job's status first, and sends no cancel request if the job has ended. To send it anyway, pass `evenIfFinished: true`.",
        ]
      : []),
    `${kind === undefined ? "##" : "###"} What each answer means`,
    answersTable(job.answers),
    "Any other status is read as HTTP defines it, and the outcome is marked `documented: false`. [Outcomes and errors](/guide/outcomes) says what follows from each.",
    ...statusSection(model, job),
  ];
}

function keyFacts(model: DocumentedProvider["model"], facts: DocumentedProvider["facts"]): string {
  const { jobs, baseUrl, headers } = model;
  const [job] = jobs;
  const sent = Object.entries(headers).map(([header, text]) => code(`${header}: ${text}`));
  return factList([
    ...(job === undefined ? [["Cancels with", "nothing"] as const] : []),
    ...(job !== undefined && job.kind === undefined ? rowsOfJob(job) : []),
    ["Key", describeKeys(keysOf(model))],
    ["Sent with every call", sent.join("<br>")],
    ["Base URL", baseUrl === undefined ? "yours: the document has none that can be used" : code(baseUrl)],
    [
      "Document",
      `${facts.document.written ? "written by us, " : "the vendor's, "}${linkOut(facts.document.retrieved, facts.document.page)}`,
    ],
  ]);
}

function jobFacts(job: DocumentedJob): string {
  return factList(rowsOfJob(job));
}

type Fact = readonly [term: string, value: string];

function rowsOfJob({ cancel, status }: JobModel): Fact[] {
  const parts = cancel.id.map(({ part, name, kind, in: where }) => {
    const called = part === name ? "" : ` of ${code(name)}`;
    return `${code(part)}, ${plain(kind)}, in the ${where}${called}`;
  });
  const lacks = status?.lacks.map((state) => code(state)).join(" and ") ?? "";
  return [
    ["Cancels with", code(`${cancel.method.toUpperCase()} ${cancel.path}`)],
    ["Id", parts.join("<br>")],
    [
      "Confirm",
      status === undefined
        ? "no: no status operation is known"
        : `yes, by ${code(`GET ${status.path}`)}${lacks === "" ? "" : `, which has no word for ${lacks}`}`,
    ],
  ];
}

function factList(rows: readonly Fact[]): string {
  const items = rows
    .filter(([, value]) => value !== "")
    .map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`);
  return `<dl class="facts">${items.join("")}</dl>`;
}

/** An id as TypeScript has it. */
function sampleId({ cancel: { id } }: JobModel): string {
  const [first, ...others] = id;
  if (others.length === 0) return SAMPLE_IDS[first.kind];
  return `{ ${id.map(({ part, kind }) => `${part}: ${SAMPLE_IDS[kind]}`).join(", ")} }`;
}

function optionsOf({ baseUrl }: DocumentedProvider["model"]): string {
  return baseUrl === undefined ? '{ baseUrl: "https://vendor.example" }' : "";
}

function cancelSample(model: DocumentedProvider["model"], job: JobModel): string {
  const { name, identifier } = model;
  const [key] = keysOf(model);
  const reads = key === undefined ? "" : ` // reads ${key.env}`;
  const jobs = job.kind === undefined ? "vendor" : `vendor.${job.kind}`;
  const id = sampleId(job);
  const confirm =
    job.status === undefined
      ? ""
      : `
// Or wait until the job is known to have stopped:
const { state, confirmation } = await ${jobs}.cancel(${id}, { confirm: true });
console.log(state, confirmation?.confirmed);
`;
  return `import { CalloffError, create${identifier} } from "@calloff/${name}";

const vendor = create${identifier}(${optionsOf(model)});${reads}

try {
  const outcome = await ${jobs}.cancel(${id});
  console.log(outcome.state, outcome.stopped);
} catch (error) {
  if (CalloffError.is(error)) console.error(error.code, error.message);
  else throw error;
}
${confirm}`;
}

function clientSample(model: DocumentedProvider["model"]): string {
  const { name, identifier } = model;
  return `import { create${identifier} } from "@calloff/${name}";

export const { client } = create${identifier}(${optionsOf(model)});
`;
}

function answersTable(answers: DocumentedJob["answers"]): string {
  const rows = Object.entries(answers).map(([status, { meaning, why, source, certainty = "" }]) => [
    code(status),
    meaningInFull(meaning),
    plain(why),
    plain(source + (CERTAINTY[certainty] ?? "")),
  ]);
  return markdownTable(["status", "meaning", "why", "known from"], rows);
}

/** Of what stands in no document of the vendor's. */
const CERTAINTY: Readonly<Record<string, string>> = {
  vendor: " (its code or prose)",
  secondary: " (not the vendor's)",
};

function statusSection({ identifier }: DocumentedProvider["model"], { kind, status }: JobModel): string[] {
  if (status === undefined) return [];
  return [
    `${kind === undefined ? "##" : "###"} Has it stopped?`,
    `\`status\` reads ${code(`GET ${status.path}`)}, and so does \`cancel\` with \`confirm: true\`, until the answer is final.`,
    markdownTable([`${plain(identifier)}'s value`, "state"], statusRows(status.state)),
  ];
}

function statusRows({ at, values, otherwise = "unknown" }: StatusRule, before = ""): string[][] {
  const rows = Object.entries(values).flatMap(([value, next]) => {
    const words = `${before}${code(at)} is ${code(value)}`;
    return typeof next === "string" ? [[words, code(next)]] : statusRows(next, `${words}, `);
  });
  return [...rows, [`${before}any other`, code(otherwise)]];
}

function documentFacts({
  document: { retrieved, openapi, sha256, page, written },
}: DocumentedProvider["facts"]): string {
  const from = page === null ? "" : ` from ${linkOut(page, page)}`;
  const how = written ? "written by us, not the vendor's own," : "read";
  return `OpenAPI ${plain(openapi)}, ${how} on ${plain(retrieved)}${from}; sha256 <code class="hash">${plain(sha256)}</code>. What it leaves out is in our overlay, each line of it with its source.`;
}
