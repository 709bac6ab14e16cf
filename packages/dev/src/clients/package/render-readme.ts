import type { CancelModel, ProviderFacts, ProviderModel, StatusModel } from "@calloff/codegen/internal";
import { documentedOperations } from "@calloff/contract/internal";
import { type JsonObject, literal, markdownTable } from "@calloff/openapi/internal";
import { exampleCalls } from "./example-calls.ts";
import { sampleId } from "./job-samples.ts";
import { keyVariables } from "./sent-key.ts";
import { variableOf } from "./value.ts";

/** What a README is about, besides the client. */
interface About {
  readonly facts: ProviderFacts;
  /** The package's name. */
  readonly name: string;
}

/** The README of a new package. From then on it is whoever's who edits it. */
export function renderReadme(model: ProviderModel, document: JsonObject, { facts, name }: About): string {
  const { identifier, cancel, status } = model;
  const ability =
    cancel === undefined
      ? `. Nobody has said\nhow a job is canceled there, so there is no \`cancel\` here.`
      : `, with a \`cancel\` whose answer means the same as at\nevery other vendor of [Calloff](https://www.npmjs.com/package/calloff).`;
  const parts = [
    `# ${name}\n\nTyped client for ${identifier}, generated from its OpenAPI document${ability}`,
    `\`\`\`sh\nnpm install ${name}\n\`\`\``,
    ...(cancel === undefined ? [] : cancelPart(model, cancel, document, { facts, name })),
    ...(cancel === undefined || status === undefined ? [] : statusPart(model, status, { document, name })),
    ...fetchPart(model, document, name),
    `\`${name}/openapi.json\` is the document, with what our overlay adds to it.`,
    "MIT licence.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function creating({ identifier, baseUrl }: ProviderModel): string {
  return baseUrl === undefined
    ? `create${identifier}({ baseUrl: "https://api.example.com" })`
    : `create${identifier}()`;
}

/** What is read from the environment, as a remark beside the code. */
function keyRemark({ credentials }: ProviderModel): string {
  const variables = keyVariables(credentials);
  return variables.length === 0 ? "" : ` // reads ${variables.join(", ")}`;
}

function cancelPart(
  model: ProviderModel,
  cancel: CancelModel,
  document: JsonObject,
  { facts, name }: About,
): string[] {
  const { identifier } = model;
  const { credential } = model.credentials;
  const variable = variableOf(model.name);
  const kind = { integer: "a number", string: "a string", uuid: "a UUID" }[cancel.id.kind];
  const key = credential === undefined ? "" : ` with \`${credential.header}: ${credential.prefix}…\``;
  return [
    code(`import { CalloffError, create${identifier} } from "${name}";

const ${variable} = ${creating(model)};${keyRemark(model)}

try {
  const outcome = await ${variable}.cancel(${literal(sampleId(document, cancel))});
  console.log(outcome.state, outcome.stopped, outcome.status);
} catch (error) {
  if (CalloffError.is(error)) console.error(error.code, error.message);
  else throw error;
}`),
    `The id is ${kind}. The request is \`${cancel.method.toUpperCase()} ${cancel.path}\`${key}.`,
    answersTable(cancel, facts),
    `What the answers mean was said when the provider was added${from(facts)}.`,
  ];
}

function from({ document: { page } }: ProviderFacts): string {
  return page === null ? "" : `, from ${page}`;
}

function answersTable({ answers }: CancelModel, facts: ProviderFacts): string {
  const rows = answers.map(({ status, meaning }) => {
    const why = cell(facts.answers[status]?.why ?? "");
    return [status, meaningInWords(meaning), why];
  });
  return markdownTable(["status", "`cancel` gives", ""], rows).trimEnd();
}

const ERRORS =
  /^(?:unauthorized|forbidden|invalid-request|rate-limited|server-error|unexpected-response|timeout)$/;

function meaningInWords(meaning: CancelModel["answers"][number]["meaning"]): string {
  if (typeof meaning === "object") {
    const states = [...new Set([...Object.values(meaning.values), meaning.otherwise])];
    return `${states.map((state) => `\`${state}\``).join(" or ")}, by its body`;
  }
  return ERRORS.test(meaning) ? `error \`${meaning}\`` : `\`${meaning}\``;
}

function statusPart(
  model: ProviderModel,
  status: StatusModel,
  { document, name }: { readonly document: JsonObject; readonly name: string },
): string[] {
  const { identifier } = model;
  const variable = variableOf(model.name);
  const id = literal(sampleId(document, status));
  const rows = Object.entries(status.state.values).flatMap(([value, state]) => {
    if (typeof state !== "string") return [];
    const final = /^(?:canceled|succeeded|failed)$/.test(state) ? "final" : "";
    return [[cell(value), `\`${state}\``, final]];
  });
  return [
    "## Has it stopped?",
    code(`import { create${identifier} } from "${name}";

const ${variable} = ${creating(model)};
const { state, confirmation } = await ${variable}.cancel(${id}, { confirm: true });
console.log(state, confirmation?.error?.message); // "canceled", "already-finished", or "canceling" and why
const status = await ${variable}.status(${id});
console.log(status.state, status.final, status.value);`),
    `The status is read by \`${status.method.toUpperCase()} ${status.path}\`.`,
    markdownTable(
      [`${identifier}'s value`, "`status` gives", ""],
      [...rows, ["any other", "`unknown`", ""]],
    ).trimEnd(),
    "A job that is not known is the error `not-found`.",
  ];
}

function fetchPart(model: ProviderModel, document: JsonObject, name: string): string[] {
  const { identifier, cancel } = model;
  const own = cancel === undefined ? undefined : `${cancel.method.toUpperCase()} ${cancel.path}`;
  const calls = exampleCalls(document, own);
  const count = documentedOperations(document).length;
  const over = count === 1 ? "its one operation" : `its ${count} operations`;
  const heading = ["## Typed fetch", `Over the document, with ${over}:`];
  const [first, ...others] = calls;
  if (first === undefined) {
    return [
      ...heading,
      code(`import { create${identifier} } from "${name}";

const { client } = ${creating(model)};${keyRemark(model)}
console.log(typeof client.GET);`),
    ];
  }
  const more = others.map(
    (call, i) => `const answer${i + 2} = await ${call};\nconsole.log(answer${i + 2}.response.status);`,
  );
  return [
    ...heading,
    code(`import { create${identifier} } from "${name}";

const { client } = ${creating(model)};${keyRemark(model)}
const { response } = await ${first};
console.log(response.status);${more.length > 0 ? `\n\n${more.join("\n\n")}` : ""}`),
    "Decide on the status: an error without a body leaves `error` undefined.",
  ];
}

function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

/** A document's text in a cell of a table, as text. */
function cell(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/[\\`*_{}[\]<>()#+!|&~]/g, "\\$&")
    .trim();
}
