import { literal } from "@calloff/openapi/internal";
import type { CancelState, Meaning } from "@calloff/runtime";
import { isCancelState } from "@calloff/runtime/internal";
import type { AnswerModel, CancelModel } from "./cancel-model.ts";
import type { CredentialModel } from "./credential-model.ts";
import type { JobOperationModel } from "./job-operation.ts";
import type { ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/index.ts`: the package's exports, of the same shape for every provider. */
export function renderIndex(model: ProviderModel): string {
  return model.cancel === undefined ? renderClientOnly(model) : renderCancelable(model, model.cancel);
}

const TYPE_EXPORTS = `export { CalloffError, type CalloffErrorCode } from "@calloff/runtime";
export { descriptor } from "./descriptor.js";
export type { components, operations, paths } from "./schema.js";
`;

function renderClientOnly(model: ProviderModel): string {
  const { name, identifier } = model;
  return `import { ${keyImport(model)}type ClientOptions, createProvider, type Provider } from "@calloff/runtime";
import { descriptor } from "./descriptor.js";
import type { paths } from "./schema.js";

${TYPE_EXPORTS}
${renderOptions(model)}

/** ${identifier}, ready to be called. Its document describes no way to cancel a job. */
export type ${identifier} = Provider<${literal(name)}, paths>;

/**
 * Makes a client of ${identifier}. The key is looked for at each call, so that a client can be made without one.
 *
 * @throws CalloffError \`invalid-options\`
 */
export function create${identifier}(options${model.baseUrl === undefined ? "" : "?"}: ${identifier}Options): ${identifier} {
  return createProvider(descriptor, options);
}
`;
}

function renderCancelable(model: ProviderModel, cancel: CancelModel): string {
  const { name, identifier, status } = model;
  const id = idType(cancel);
  const variable = identifier.charAt(0).toLowerCase() + identifier.slice(1);
  const outcomes = cancel.answers.filter(({ meaning }) => statesOf(meaning).length > 0);
  const own = `${literal(name)}, paths, ${id}, ${identifier}Outcome`;
  const [type, create] = status
    ? [`TrackableProvider<${own}, ${identifier}Status>`, "createTrackableProvider"]
    : [`CancelableProvider<${own}>`, "createCancelableProvider"];
  return `import {
${importsOf(model)}
} from "@calloff/runtime";
import { descriptor } from "./descriptor.js";
import type { paths } from "./schema.js";

${TYPE_EXPORTS}
${renderOptions(model)}

type Responses = ${responsesOf(cancel)};

/** What \`cancel\` resolves with: one member for each documented answer that says something about the job. */
export type ${identifier}Outcome =
${outcomes.map((answer) => `  | DocumentedOutcome<${literal(name)}, ${id}, ${typesOf(answer)}>`).join("\n")}
  | UndocumentedOutcome<${literal(name)}, ${id}>;
${status ? `\n${renderStatusType(model, status)}` : ""}
/** ${identifier}, ready to be called. */
export type ${identifier} = ${type};

/**
 * Makes a client of ${identifier}. The key is looked for at each call, so that a client can be made without one.
 *
 * @throws CalloffError \`invalid-options\`
 * @example
 * const ${variable} = create${identifier}();
 * const { state, stopped } = await ${variable}.cancel(${id === "number" ? "42" : '"abc"'});
 */
export function create${identifier}(options${model.baseUrl === undefined ? "" : "?"}: ${identifier}Options): ${identifier} {
  return ${create}(descriptor, options);
}
`;
}

function importsOf({ status, credentials }: ProviderModel): string {
  const names = status
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
  const all = credentials.security ? ["type ApiKey", ...names] : names;
  return all.map((imported) => `  ${imported},`).join("\n");
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

function keyImport({ credentials }: ProviderModel): string {
  return credentials.security ? "type ApiKey, " : "";
}

/** `<Identifier>Options`, with what this provider's document makes different in them. */
function renderOptions({ identifier, baseUrl, credentials }: ProviderModel): string {
  const { security } = credentials;
  const keys = Object.keys(security?.schemes ?? {}).map(
    (name) => `readonly ${literal(name)}?: ApiKey | undefined`,
  );
  const base = security ? `ClientOptions<ApiKey | { ${keys.join("; ")} }>` : "ClientOptions";
  const own =
    baseUrl === undefined
      ? "{\n  /** The vendor's document has none that could be used as it is. `https:` only, loopback excepted; its path is kept. */\n  readonly baseUrl: string;\n}"
      : "{}";
  return `${optionsDoc(identifier, credentials)}\nexport interface ${identifier}Options extends ${base} ${own}`;
}

function optionsDoc(identifier: string, { credential, security }: CredentialModel): string {
  const variables = Object.values(security?.schemes ?? {}).map(({ env }) => `\`${env}\``);
  const key = credential
    ? `The key is read from \`${credential.env}\` unless \`apiKey\` is given.`
    : variables.length > 0
      ? `Keys are read from ${variables.join(", ")} unless \`apiKey\` is given.`
      : "The vendor asks for no key.";
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
