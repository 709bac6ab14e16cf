import { type CancelState, isCancelState, type Meaning } from "@calloff/runtime";
import type { AnswerModel, CancelModel } from "./cancel-model.ts";
import type { JobOperationModel } from "./job-operation.ts";
import { literal } from "./literal.ts";
import type { ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/index.ts`: the package's exports, of the same shape for every provider. */
export function renderIndex(model: ProviderModel): string {
  return model.cancel === undefined ? renderClientOnly(model) : renderCancelable(model, model.cancel);
}

const TYPE_EXPORTS = `export { CalloffError, type CalloffErrorCode } from "@calloff/runtime";
export { descriptor } from "./descriptor.ts";
export type { components, operations, paths } from "./schema.ts";
`;

function renderClientOnly({ name, identifier, credential }: ProviderModel): string {
  return `import { type ClientOptions, createProvider, type Provider } from "@calloff/runtime";
import { descriptor } from "./descriptor.ts";
import type { paths } from "./schema.ts";

${TYPE_EXPORTS}
${optionsDoc(identifier, credential?.env)}
export interface ${identifier}Options extends ClientOptions {}

/** ${identifier}, ready to be called. Its document describes no way to cancel a job. */
export type ${identifier} = Provider<${literal(name)}, paths>;

/** @throws CalloffError \`invalid-options\` */
export function create${identifier}(options?: ${identifier}Options): ${identifier} {
  return createProvider(descriptor, options);
}
`;
}

function renderCancelable(model: ProviderModel, cancel: CancelModel): string {
  const { name, identifier, credential, status } = model;
  const id = idType(cancel);
  const outcomes = cancel.answers.filter(({ meaning }) => statesOf(meaning).length > 0);
  const own = `${literal(name)}, paths, ${id}, ${identifier}Outcome`;
  const [type, create] = status
    ? [`TrackableProvider<${own}, ${identifier}Status>`, "createTrackableProvider"]
    : [`CancelableProvider<${own}>`, "createCancelableProvider"];
  return `import {
${importsOf(status !== undefined)}
} from "@calloff/runtime";
import { descriptor } from "./descriptor.ts";
import type { paths } from "./schema.ts";

${TYPE_EXPORTS}
${optionsDoc(identifier, credential?.env)}
export interface ${identifier}Options extends ClientOptions {}

type Responses = ${responsesOf(cancel)};

/** What \`cancel\` resolves with: one member for each documented answer that says something about the job. */
export type ${identifier}Outcome =
${outcomes.map((answer) => `  | DocumentedOutcome<${literal(name)}, ${id}, ${typesOf(answer)}>`).join("\n")}
  | UndocumentedOutcome<${literal(name)}, ${id}>;
${status ? `\n${renderStatusType(model, status)}` : ""}
/** ${identifier}, ready to be called. */
export type ${identifier} = ${type};

/** @throws CalloffError \`invalid-options\` */
export function create${identifier}(options?: ${identifier}Options): ${identifier} {
  return ${create}(descriptor, options);
}
`;
}

function importsOf(hasStatus: boolean): string {
  const names = hasStatus
    ? [
        "type ClientOptions",
        "createTrackableProvider",
        "type DocumentedOutcome",
        "type JobStatus",
        "type TrackableProvider",
        "type UndocumentedOutcome",
      ]
    : [
        "type CancelableProvider",
        "type ClientOptions",
        "createCancelableProvider",
        "type DocumentedOutcome",
        "type UndocumentedOutcome",
      ];
  return names.map((imported) => `  ${imported},`).join("\n");
}

/** `<Identifier>Status`, and the type of the responses that it is made of. */
function renderStatusType({ name, identifier, cancel }: ProviderModel, status: StatusModel): string {
  const members = status.answers.map(({ status: code, jsonType }) => {
    const body = bodyType("StatusResponses", code, jsonType);
    return `JobStatus<${literal(name)}, ${idType(cancel ?? status)}, ${statusType(code)}, ${body}>`;
  });
  return `type StatusResponses = ${responsesOf(status)};

/** What \`status\` resolves with. */
export type ${identifier}Status = ${members.join(" | ")};
`;
}

function idType({ id }: JobOperationModel): string {
  return id.kind === "integer" ? "number" : "string";
}

function responsesOf({ path, method }: JobOperationModel): string {
  return `paths[${literal(path)}][${literal(method)}]["responses"]`;
}

function optionsDoc(identifier: string, env: string | undefined): string {
  const key =
    env === undefined
      ? "The vendor asks for no key."
      : `The key is read from \`${env}\` unless \`apiKey\` is given.`;
  return `/** Options of {@link create${identifier}}. ${key} */`;
}

/** Status, state and body of one answer, as type arguments. */
function typesOf({ status, meaning, jsonType }: AnswerModel): string {
  const states = statesOf(meaning).map(literal).join(" | ");
  return [statusType(status), states, bodyType("Responses", status, jsonType)].join(", ");
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
function statesOf(meaning: Meaning): CancelState[] {
  if (typeof meaning === "object") return [...new Set([...Object.values(meaning.values), meaning.otherwise])];
  return isCancelState(meaning) ? [meaning] : [];
}
