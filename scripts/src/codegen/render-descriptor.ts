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
  const fields = [
    `name: ${literal(name)},`,
    ...(baseUrl === undefined ? [] : [`baseUrl: ${literal(baseUrl)},`]),
    ...(credential ? [`credential: ${literal(credential)},`] : []),
    ...(security ? [`security: ${literal(security)},`, "prove: proveBySchemes,"] : []),
    ...(cancel ? renderCancel(cancel) : []),
    ...(status ? renderStatus(status) : []),
  ];
  const imports = security ? `import { proveBySchemes, type ${type} }` : `import type { ${type} }`;
  return `${imports} from "@calloff/runtime";

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
    `  id: ${literal(id)},`,
  ];
}
