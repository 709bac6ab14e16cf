import type { IdKind, OperationDescriptor } from "@calloff/runtime";
import type { CancelModel } from "./cancel-model.ts";
import type { JobOperationModel } from "./job-operation.ts";
import { literal } from "./literal.ts";
import type { ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/descriptor.ts`: the small part of the document that is needed at run time. */
export function renderDescriptor(model: ProviderModel): string {
  const { name, baseUrl, cancel, status } = model;
  const { credential, security } = model.credentials;
  const type = descriptorType(model);
  const adapters = adaptersFor([...model.operations.values()]);
  const fields = [
    `name: ${literal(name)},`,
    ...(baseUrl === undefined ? [] : [`baseUrl: ${literal(baseUrl)},`]),
    ...(credential ? [`credential: ${literal(credential)},`] : []),
    ...(security ? [`security: ${literal(security)},`, "prove: proveBySchemes,"] : []),
    ...renderOperations(model, adapters),
    ...(cancel ? renderCancel(cancel) : []),
    ...(status ? renderStatus(status) : []),
  ];
  const named = adapters.flatMap((adapter) => adapter.match(/\b(?:adapt|write)\w+/g) ?? []);
  const rules = [cancel, status].flatMap((operation) => ID_RULES[operation?.id.kind ?? "string"] ?? []);
  const values = [...new Set([...named, ...rules, ...(security ? ["proveBySchemes"] : [])])].sort();
  const imports =
    values.length > 0 ? `import { ${values.join(", ")}, type ${type} }` : `import type { ${type} }`;
  return `${imports} from "@calloff/runtime";

/** What the runtime needs to know of the vendor's document. */
export const descriptor: ${type}<${literal(name)}> = {
${fields.map((field) => `  ${field}`).join("\n")}
};
`;
}

/** What the runtime exports for ids that are not any text. */
const ID_RULES: Readonly<Partial<Record<IdKind, string>>> = { integer: "INTEGER_RULE", uuid: "UUID_RULE" };

function descriptorType({ cancel, status }: ProviderModel): string {
  if (status !== undefined) return "TrackableDescriptor";
  return cancel === undefined ? "ProviderDescriptor" : "CancelableDescriptor";
}

/** The functions of the runtime that these operations need, as expressions. */
function adaptersFor(operations: readonly OperationDescriptor[]): string[] {
  const needs = (key: keyof OperationDescriptor): boolean =>
    operations.some((each) => each[key] !== undefined);
  const types = operations.flatMap(({ body = [] }) => body);
  const writers = [
    ...(types.some((type) => type.startsWith("multipart/")) ? ['"multipart/": writeMultipart'] : []),
    ...(types.some((type) => type.startsWith(FORM)) ? [`${literal(FORM)}: writeForm`] : []),
  ];
  return [
    ...(needs("path") || needs("query") || needs("header") || needs("cookie") ? ["adaptParameters"] : []),
    ...(needs("body") ? [`adaptBody({ ${writers.join(", ")} })`] : []),
    ...(needs("answer") ? ["adaptAnswer"] : []),
  ];
}

const FORM = "application/x-www-form-urlencoded";

function renderOperations({ operations }: ProviderModel, adapters: readonly string[]): string[] {
  if (operations.size === 0) return [];
  return [
    "operations: {",
    ...[...operations].map(([name, operation]) => `  ${literal(name)}: ${literal(operation)},`),
    "},",
    ...(adapters.length > 0 ? [`adapt: [${adapters.join(", ")}],`] : []),
  ];
}

function renderCancel(cancel: CancelModel): string[] {
  return [
    "cancel: {",
    ...renderPlace(cancel),
    "  answers: {",
    ...cancel.answers.map(({ status, meaning }) => `    ${literal(status)}: ${literal(meaning)},`),
    "  },",
    "},",
  ];
}

function renderStatus(status: StatusModel): string[] {
  return [
    "status: {",
    ...renderPlace(status),
    `  documented: ${literal(status.answers.map((answer) => answer.status))},`,
    `  state: ${literal(status.state)},`,
    "},",
  ];
}

function renderPlace({ method, path, id }: JobOperationModel): string[] {
  const rule = ID_RULES[id.kind];
  return [
    `  method: ${literal(method.toUpperCase())},`,
    `  path: ${literal(path)},`,
    `  id: { name: ${literal(id.name)}, kind: ${literal(id.kind)}${rule === undefined ? "" : `, rule: ${rule}`} },`,
  ];
}
