import { literal } from "@calloff/openapi/internal";
import type { OperationDescriptor } from "@calloff/runtime/internal";
import type { CancelModel } from "./cancel-model.ts";
import type { JobOperationModel } from "./job-operation.ts";
import type { ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/descriptor.ts`: the small part of the document that is needed at run time. */
export function renderDescriptor(model: ProviderModel): string {
  const { name, baseUrl, cancel, status } = model;
  const { credential, security } = model.credentials;
  const type = descriptorType(model);
  const transforms = transformsFor([...model.operations.values()]);
  const fields = [
    `name: ${literal(name)},`,
    ...(baseUrl === undefined ? [] : [`baseUrl: ${literal(baseUrl)},`]),
    ...(credential ? [`credential: ${literal(credential)},`] : []),
    ...(security ? [`security: ${literal(security)},`, "authenticate: authenticateBySchemes,"] : []),
    ...renderOperations(model, transforms),
    ...(cancel ? renderCancel(cancel) : []),
    ...(status ? renderStatus(status) : []),
  ];
  const named = transforms.flatMap((transform) => transform.match(/\b(?:transform|write)\w+/g) ?? []);
  const values = [...new Set([...named, ...(security ? ["authenticateBySchemes"] : [])])].sort();
  const imports =
    values.length === 0 ? "" : `\nimport { ${values.join(", ")} } from "@calloff/runtime/internal";`;
  return `import type { ${type} } from "@calloff/runtime";${imports}

/** What the runtime needs to know of the vendor's document. */
export const descriptor: ${type}<${literal(name)}> = {
${fields.map((field) => `  ${field}`).join("\n")}
};
`;
}

function descriptorType({ cancel, status }: ProviderModel): string {
  if (status !== undefined) return "TrackableDescriptor";
  return cancel === undefined ? "ProviderDescriptor" : "CancelableDescriptor";
}

/** The functions of the runtime that these operations need, as expressions. */
function transformsFor(operations: readonly OperationDescriptor[]): string[] {
  const needs = (key: keyof OperationDescriptor): boolean =>
    operations.some((each) => each[key] !== undefined);
  const types = operations.flatMap(({ body = [] }) => body);
  const writers = [
    ...(types.some((type) => type.startsWith("multipart/")) ? ['"multipart/": writeMultipart'] : []),
    ...(types.some((type) => type.startsWith(FORM)) ? [`${literal(FORM)}: writeForm`] : []),
  ];
  return [
    ...(needs("path") || needs("query") || needs("header") || needs("cookie") ? ["transformParameters"] : []),
    ...(needs("querystring") ? ["transformQuerystring(writeForm)"] : []),
    ...(needs("body") ? [`transformBody({ ${writers.join(", ")} })`] : []),
    ...(needs("stream") ? ["transformStream"] : []),
    ...(needs("answer") ? ["transformAnswer"] : []),
  ];
}

const FORM = "application/x-www-form-urlencoded";

function renderOperations({ operations }: ProviderModel, transforms: readonly string[]): string[] {
  if (operations.size === 0) return [];
  return [
    "operations: {",
    ...[...operations].map(([name, operation]) => `  ${literal(name)}: ${literal(operation)},`),
    "},",
    ...(transforms.length > 0 ? [`transforms: [${transforms.join(", ")}],`] : []),
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
  return [
    `  method: ${literal(method.toUpperCase())},`,
    `  path: ${literal(path)},`,
    `  id: { name: ${literal(id.name)}, kind: ${literal(id.kind)} },`,
  ];
}
