import { type CancelState, isCancelState, type Meaning } from "@calloff/runtime";
import type { AnswerModel, CancelModel } from "./cancel-model.ts";
import { literal } from "./literal.ts";
import type { ProviderModel } from "./provider-model.ts";

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

function renderCancelable({ name, identifier, credential }: ProviderModel, cancel: CancelModel): string {
  const id = cancel.id.kind === "integer" ? "number" : "string";
  const outcomes = cancel.answers.filter(({ meaning }) => statesOf(meaning).length > 0);
  return `import {
  type CancelableProvider,
  type ClientOptions,
  createCancelableProvider,
  type DocumentedOutcome,
  type UndocumentedOutcome,
} from "@calloff/runtime";
import { descriptor } from "./descriptor.ts";
import type { paths } from "./schema.ts";

${TYPE_EXPORTS}
${optionsDoc(identifier, credential?.env)}
export interface ${identifier}Options extends ClientOptions {}

type Responses = paths[${literal(cancel.path)}][${literal(cancel.method)}]["responses"];

/** What \`cancel\` resolves with: one member for each documented answer that says something about the job. */
export type ${identifier}Outcome =
${outcomes.map((answer) => `  | DocumentedOutcome<${literal(name)}, ${id}, ${typesOf(answer)}>`).join("\n")}
  | UndocumentedOutcome<${literal(name)}, ${id}>;

/** ${identifier}, ready to be called. */
export type ${identifier} = CancelableProvider<${literal(name)}, paths, ${id}, ${identifier}Outcome>;

/** @throws CalloffError \`invalid-options\` */
export function create${identifier}(options?: ${identifier}Options): ${identifier} {
  return createCancelableProvider(descriptor, options);
}
`;
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
  const isRange = !/^\d+$/.test(status);
  const response = `Responses[${isRange ? literal(status) : status}]`;
  return [
    isRange ? "number" : status,
    statesOf(meaning).map(literal).join(" | "),
    jsonType === undefined ? "never" : `${response}["content"][${literal(jsonType)}]`,
  ].join(", ");
}

/** The states that an answer can give; none for an answer that is an error. */
function statesOf(meaning: Meaning): CancelState[] {
  if (typeof meaning === "object") return [...new Set([...Object.values(meaning.values), meaning.otherwise])];
  return isCancelState(meaning) ? [meaning] : [];
}
