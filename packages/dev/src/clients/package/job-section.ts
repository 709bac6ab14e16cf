import type {
  CancelModel,
  IdPartModel,
  JobModel,
  ProviderFacts,
  ProviderModel,
  StatusModel,
} from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { markdownTable } from "@calloff/openapi/internal";
import { sampleId } from "./job-samples.ts";
import { cell, code, creating, keyRemark } from "./readme-parts.ts";
import { stateCases } from "./status-rows.ts";
import { value, variableOf } from "./value.ts";

/** What a README is about, besides the client. */
export interface About {
  readonly document: JsonObject;
  readonly facts: ProviderFacts;
  /** The package's name. */
  readonly name: string;
}

/** What a README says of one kind of job: how it is canceled, and how one learns that it has stopped. */
export function jobSection(model: ProviderModel, job: JobModel, about: About): string[] {
  const { kind } = job;
  return [
    ...(kind === undefined ? [] : [`## \`${variableOf(model.name)}.${kind}\``]),
    ...cancelPart(model, job, about),
    ...(job.status === undefined ? [] : statusPart(model, { ...job, status: job.status }, about)),
  ];
}

/** What is called: the client, or its field for a kind of job. */
function callee({ name }: ProviderModel, { kind }: JobModel): string {
  return kind === undefined ? variableOf(name) : `${variableOf(name)}.${kind}`;
}

function cancelPart(model: ProviderModel, job: JobModel, { document, facts, name }: About): string[] {
  const { identifier } = model;
  const { kind, cancel } = job;
  const { credential } = model.credentials;
  const key =
    credential === undefined ? "" : ` with the header \`${credential.header}: ${credential.prefix}…\``;
  const answers = kind === undefined ? facts.answers : facts.kinds?.[kind];
  const { page } = facts.document;
  return [
    code(`import { CalloffError, create${identifier} } from "${name}";

const ${variableOf(model.name)} = ${creating(model)};${keyRemark(model)}

try {
  const outcome = await ${callee(model, job)}.cancel(${value(sampleId(document, cancel))});
  console.log(outcome.state, outcome.stopped, outcome.status);
} catch (error) {
  if (CalloffError.is(error)) console.error(error.code, error.message);
  else throw error;
}`),
    `${idInWords(model, job)} \`cancel\` sends \`${cancel.method.toUpperCase()} ${cancel.path}\`${key}.`,
    ...(cancel.destroysResult
      ? [
          "If a finished job is canceled, this vendor deletes its result. So `cancel` reads the job's status first, and sends no cancel request if the job has ended. To send it anyway, pass `{ evenIfFinished: true }`.",
        ]
      : []),
    answersTable(cancel, answers),
    ...(page === null ? [] : [`Source of these meanings: ${page}.`]),
  ];
}

function idInWords({ name }: ProviderModel, { kind, cancel: { id } }: JobModel): string {
  const [first, ...others] = id;
  if (others.length === 0) return `The id is ${kindInWords(first)}.`;
  const parts = id.map((part) => `\`${part.part}\`, ${kindInWords(part)}`);
  const reference = `${name}${kind === undefined ? "" : `.${kind}`}:${id.map(({ part }) => part).join("/")}`;
  return `The id has ${id.length} parts: ${parts.join("; ")}. Its job reference is \`${reference}\`.`;
}

function kindInWords({ kind }: IdPartModel): string {
  return { integer: "a number", string: "a string", uuid: "a UUID" }[kind];
}

function answersTable({ answers }: CancelModel, facts: ProviderFacts["answers"] = {}): string {
  const rows = answers.map(({ status, meaning }) => [
    status,
    meaningInWords(meaning),
    cell(facts[status]?.why ?? ""),
  ]);
  return markdownTable(["status", "`cancel` gives", ""], rows).trimEnd();
}

const ERRORS =
  /^(?:unauthorized|forbidden|invalid-request|rate-limited|server-error|unexpected-response|timeout)$/;

function meaningInWords(meaning: CancelModel["answers"][number]["meaning"]): string {
  if (typeof meaning === "object") {
    const states = [...new Set([...Object.values(meaning.values), meaning.otherwise])];
    return `${states.map((state) => (state === "http" ? "as HTTP defines it" : `\`${state}\``)).join(" or ")}; the body decides`;
  }
  if (meaning === "http") return "as HTTP defines it";
  return ERRORS.test(meaning) ? `error \`${meaning}\`` : `\`${meaning}\``;
}

function statusPart(
  model: ProviderModel,
  job: JobModel & { readonly status: StatusModel },
  { document, name }: About,
): string[] {
  const { identifier } = model;
  const { status, kind } = job;
  const id = value(sampleId(document, status));
  const rows = stateCases(status.state).map(({ values, state, isFinal }) => [
    values
      .map(({ at, value }, place) => (place === 0 ? cell(value) : `${cell(at)} ${cell(value)}`))
      .join(", with "),
    `\`${state}\``,
    isFinal ? "final" : "",
  ]);
  const lacks = status.lacks.map((state) => `\`${state}\``).join(" and ");
  return [
    `${kind === undefined ? "##" : "###"} Has it stopped?`,
    code(`import { create${identifier} } from "${name}";

const ${variableOf(model.name)} = ${creating(model)};
const { state, confirmation } = await ${callee(model, job)}.cancel(${id}, { confirm: true });
console.log(state, confirmation?.error?.message); // "canceled", "already-finished", or "canceling" and why
const status = await ${callee(model, job)}.status(${id});
console.log(status.state, status.final, status.value);`),
    `\`status\` sends \`${status.method.toUpperCase()} ${status.path}\`.`,
    markdownTable(
      [`${identifier}'s value`, "`status` gives", ""],
      [...rows, ["any other", "`unknown`", ""]],
    ).trimEnd(),
    `For an unknown job, \`status\` throws \`not-found\`.${lacks === "" ? "" : ` The vendor's status has no value for ${lacks}, so \`confirm\` cannot detect it.`}`,
  ];
}
