import { literal } from "@calloff/openapi/internal";
import type { CancelState, IdKind, Meaning } from "@calloff/runtime";
import { baseUrlVariable, isCancelState, meaningOf } from "@calloff/runtime/internal";
import type { AnswerModel, CancelModel } from "./cancel-model.ts";
import type { IdPartModel, JobOperationModel } from "./job-operation.ts";
import type { JobModel, ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/index.ts`: the package's exports, of the same shape for every provider. */
export function renderIndex(model: ProviderModel): string {
  const [job] = model.jobs;
  if (job === undefined) return renderClientOnly(model);
  return job.kind === undefined ? renderOneKind(model, job) : renderKinds(model);
}

const TYPE_EXPORTS = `export { CalloffError, type CalloffErrorCode } from "@calloff/runtime";
export { descriptor } from "./descriptor.js";
export type { components, operations, paths } from "./schema.js";
`;

function renderClientOnly(model: ProviderModel): string {
  const { name, identifier } = model;
  const key = model.credentials.security ? "type ApiKey, " : "";
  return `import { ${key}type ClientOptions, createProvider, type Provider } from "@calloff/runtime";
import { descriptor } from "./descriptor.js";
import type { paths } from "./schema.js";

${TYPE_EXPORTS}
${renderOptions(model)}

/** A client of ${identifier}. It has no \`cancel\`, because the document describes no way to cancel a job. */
export type ${identifier} = Provider<${literal(name)}, paths>;

/**
 * Creates a client of ${identifier}. The key is read at each call, so you can create the client before the key is set.
 *
 * @throws CalloffError \`invalid-options\`
 */
export function create${identifier}(options?: ${identifier}Options): ${identifier} {
  return createProvider(descriptor, options);
}
`;
}

function renderOneKind(model: ProviderModel, job: JobModel): string {
  const { name, identifier } = model;
  const { cancel, status } = job;
  const names = namesOf(model, job);
  const own = `${literal(name)}, paths, ${idType(names, cancel)}, ${identifier}Outcome`;
  const factory = `${abilityOf(job)}Provider`;
  const type = status ? `${factory}<${own}, ${identifier}Status>` : `${factory}<${own}>`;
  return renderModule(model, {
    imports: [factory, `create${factory}`],
    jobs: [renderJob(model, job)],
    type: `/** A client of ${identifier}. */\nexport type ${identifier} = ${type};`,
    call: `create${factory}(descriptor, options)`,
    example: "",
  });
}

function renderKinds(model: ProviderModel): string {
  const { name, identifier, jobs } = model;
  const fields = jobs.map(
    (job) =>
      `  /** The client for jobs of the kind \`${job.kind}\`. */\n  readonly ${job.kind}: ${namesOf(model, job).prefix};`,
  );
  const types = jobs.map((job) => {
    const { prefix, provider } = namesOf(model, job);
    const own = `${literal(provider)}, ${idType(namesOf(model, job), job.cancel)}, ${prefix}Outcome`;
    const type = `${abilityOf(job)}Kind<${own}${job.status ? `, ${prefix}Status` : ""}>`;
    return `${renderJob(model, job)}
/** The client for ${identifier} jobs of the kind \`${job.kind}\`. */
export type ${prefix} = ${type};
`;
  });
  return renderModule(model, {
    imports: ["Provider", ...new Set(jobs.map((job) => `${abilityOf(job)}Kind`)), "createProviderOfKinds"],
    jobs: types,
    type: `/** A client for each kind of job at ${identifier}. */
export interface ${identifier}Kinds {
${fields.join("\n")}
}

/** A client of ${identifier}. */
export type ${identifier} = Provider<${literal(name)}, paths> & ${identifier}Kinds;`,
    call: `createProviderOfKinds<${literal(name)}, paths, ${identifier}Kinds>(descriptor, options)`,
    example: `.${jobs[0]?.kind}`,
  });
}

interface Parts {
  /** Names from the runtime; those of functions begin in lower case. */
  readonly imports: readonly string[];
  /** The types of each kind of job. */
  readonly jobs: readonly string[];
  /** The type of the provider. */
  readonly type: string;
  /** What the provider is made by. */
  readonly call: string;
  /** The kind of job in the example. */
  readonly example: string;
}

function renderModule(model: ProviderModel, { imports, jobs, type, call, example }: Parts): string {
  const { identifier, credentials } = model;
  const [job] = model.jobs;
  const variable = identifier.charAt(0).toLowerCase() + identifier.slice(1);
  const types = [
    ...imports,
    "ClientOptions",
    "DocumentedOutcome",
    "UndocumentedOutcome",
    ...(credentials.security ? ["ApiKey"] : []),
    ...(model.jobs.some(({ status }) => status !== undefined) ? ["JobStatus"] : []),
    ...(model.jobs.some(({ cancel }) => cancel.destroysResult) ? ["UnsentOutcome"] : []),
  ].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), "en"));
  return `import {
${types.map((each) => (/^[a-z]/.test(each) ? `  ${each},` : `  type ${each},`)).join("\n")}
} from "@calloff/runtime";
import { descriptor } from "./descriptor.js";
import type { paths } from "./schema.js";

${TYPE_EXPORTS}
${renderOptions(model)}

${jobs.join("\n")}
${type}

/**
 * Creates a client of ${identifier}. The key is read at each call, so you can create the client before the key is set.
 *
 * @throws CalloffError \`invalid-options\`
 * @example
 * const ${variable} = create${identifier}();
 * const { state, stopped } = await ${variable}${example}.cancel(${job ? sampleId(job.cancel) : ""});
 */
export function create${identifier}(options?: ${identifier}Options): ${identifier} {
  return ${call};
}
`;
}

/** How the types of a kind of job are called. */
interface Names {
  /** What they begin with: the provider's identifier, and the kind's. */
  readonly prefix: string;
  /** What begins the names of those that are not exported. */
  readonly local: string;
  /** The provider's name in outcomes. */
  readonly provider: string;
}

function namesOf({ name, identifier }: ProviderModel, { kind }: JobModel): Names {
  if (kind === undefined) return { prefix: identifier, local: "", provider: name };
  const local = kind.charAt(0).toUpperCase() + kind.slice(1);
  return { prefix: identifier + local, local, provider: `${name}.${kind}` };
}

/** The types of a kind of job: its responses, its outcomes and its status. */
function renderJob(model: ProviderModel, job: JobModel): string {
  const { cancel, status } = job;
  const names = namesOf(model, job);
  const { prefix, local, provider } = names;
  const id = idType(names, cancel);
  const outcomes = cancel.answers
    .filter((answer) => statesOf(answer).length > 0)
    .map(
      (answer) => `DocumentedOutcome<${literal(provider)}, ${id}, ${typesOf(answer, `${local}Responses`)}>`,
    );
  const members = [
    ...outcomes,
    ...(cancel.destroysResult ? [`UnsentOutcome<${literal(provider)}, ${id}>`] : []),
    `UndocumentedOutcome<${literal(provider)}, ${id}>`,
  ];
  return `${cancel.id.length > 1 ? renderIdType(names, cancel) : ""}type ${local}Responses = ${responsesOf(cancel)};

/** The outcome of \`cancel\`. It has one member for each documented answer about the job's state. */
export type ${prefix}Outcome =
${members.map((member) => `  | ${member}`).join("\n")};
${status ? `\n${renderStatusType(names, cancel, status)}` : ""}`;
}

function renderIdType({ prefix }: Names, { id }: JobOperationModel): string {
  const fields = id.map(({ part, kind }) => `readonly ${literal(part)}: ${kindType(kind)}`);
  return `/** The id of a job. It has several parts. */
export type ${prefix}Id = { ${fields.join("; ")} };

`;
}

/** What begins the names of the runtime's types for such jobs. */
function abilityOf({ cancel, status }: JobModel): "StatusFirst" | "Trackable" | "Cancelable" {
  if (cancel.destroysResult) return "StatusFirst";
  return status === undefined ? "Cancelable" : "Trackable";
}

/** `<Prefix>Status`, and the type of the responses that it is made of. */
function renderStatusType(names: Names, cancel: CancelModel, status: StatusModel): string {
  const { prefix, local, provider } = names;
  const members = status.answers.map(({ status: code, jsonType }) => {
    const body = bodyType(`${local}StatusResponses`, code, jsonType);
    return `JobStatus<${literal(provider)}, ${idType(names, cancel)}, ${statusType(code)}, ${body}>`;
  });
  return `type ${local}StatusResponses = ${responsesOf(status)};

/** The result of \`status\`. */
export type ${prefix}Status = ${members.join(" | ")};
`;
}

function idType({ prefix }: Names, { id }: JobOperationModel): string {
  return id.length > 1 ? `${prefix}Id` : kindType(id[0].kind);
}

function kindType(kind: IdKind): string {
  return kind === "integer" ? "number" : "string";
}

/** An id as it stands in examples. */
function sampleId({ id }: JobOperationModel): string {
  const sample = ({ kind }: IdPartModel, text: string): string => (kind === "integer" ? "42" : text);
  if (id.length === 1) return sample(id[0], '"abc"');
  return `{ ${id.map((part) => `${part.part}: ${sample(part, literal(`${part.part}-1`))}`).join(", ")} }`;
}

function responsesOf({ path, method }: JobOperationModel): string {
  return `paths[${literal(path)}][${literal(method)}]["responses"]`;
}

/** `<Identifier>Options`, with what this provider's document makes different in them. */
function renderOptions(model: ProviderModel): string {
  const { identifier, credentials } = model;
  const { security } = credentials;
  const keys = Object.keys(security?.schemes ?? {}).map(
    (name) => `readonly ${literal(name)}?: ApiKey | undefined`,
  );
  const base = security ? `ClientOptions<ApiKey | { ${keys.join("; ")} }>` : "ClientOptions";
  return `${optionsDoc(model)}\nexport interface ${identifier}Options extends ${base} {}`;
}

function optionsDoc({ name, identifier, baseUrl, credentials }: ProviderModel): string {
  const { credential, security } = credentials;
  const variables = Object.values(security?.schemes ?? {}).map(({ env }) => `\`${env}\``);
  const key = credential
    ? `The key is read from \`${credential.env}\` unless \`apiKey\` is given.`
    : variables.length > 0
      ? `Keys are read from ${variables.join(", ")} unless \`apiKey\` is given.`
      : "The vendor needs no API key.";
  const address =
    baseUrl === undefined
      ? ` The document has no default base URL: pass \`baseUrl\`, or set \`${baseUrlVariable(name)}\`.`
      : "";
  return `/** Options of {@link create${identifier}}. ${key}${address} */`;
}

/** Status, state and body of one answer, as type arguments. */
function typesOf(answer: AnswerModel, responses: string): string {
  const { status, jsonType } = answer;
  const states = statesOf(answer).map(literal).join(" | ");
  return [statusType(status), states, bodyType(responses, status, jsonType)].join(", ");
}

function isRange(status: string): boolean {
  return !/^\d+$/.test(status);
}

function statusType(status: string): string {
  return isRange(status) ? "number" : status;
}

function bodyType(responses: string, status: string, jsonType: string | undefined): string {
  if (jsonType === undefined) return "never";
  return `${responses}[${isRange(status) ? literal(status) : status}]["content"][${literal(jsonType)}]`;
}

/** The states that an answer can give; none for an answer that is an error. */
function statesOf({ status, meaning }: AnswerModel): CancelState[] {
  const statesIn = (each: Meaning): string[] => {
    if (typeof each === "object") return [...Object.values(each.values), ...statesIn(each.otherwise)];
    return each === "http" ? statuses(status).map((code) => meaningOf(code, {}).meaning as string) : [each];
  };
  return [...new Set(statesIn(meaning))].filter(isCancelState);
}

/** The statuses for which a key of `responses` stands. */
function statuses(key: string): number[] {
  const all = Array.from({ length: 400 }, (_, at) => 200 + at);
  if (key === "default") return all;
  return all.filter((status) => String(status).startsWith(key.replace(/X/g, "")));
}
