import { literal } from "@calloff/openapi/internal";
import type { OperationDescriptor } from "@calloff/runtime/internal";
import type { CancelModel } from "./cancel-model.ts";
import type { IdPartModel, JobOperationModel } from "./job-operation.ts";
import type { JobModel, ProviderModel } from "./provider-model.ts";
import type { StatusModel } from "./status-model.ts";

/** `src/descriptor.ts`: the small part of the document that is needed at run time. */
export function renderDescriptor(model: ProviderModel): string {
  const { name, baseUrl, headers, jobs } = model;
  const { credential, security } = model.credentials;
  const type = descriptorType(model);
  const transforms = transformsFor([...model.operations.values()]);
  const fields = [
    `name: ${literal(name)},`,
    ...(baseUrl === undefined ? [] : [`baseUrl: ${literal(baseUrl)},`]),
    ...(credential ? [`credential: ${literal(credential)},`] : []),
    ...(security ? [`security: ${literal(security)},`, "authenticate: authenticateBySchemes,"] : []),
    ...(Object.keys(headers).length > 0 ? [`headers: ${literal(headers)},`] : []),
    ...renderOperations(model, transforms),
    ...renderJobs(model),
  ];
  const places = jobs.flatMap(({ cancel, status }) => (status === undefined ? [cancel] : [cancel, status]));
  const values = [
    ...transforms.flatMap((transform) => transform.match(/\b(?:transform|write)\w+/g) ?? []),
    ...(security ? ["authenticateBySchemes"] : []),
    ...(places.some(({ id }) => id.length > 1) ? ["checkCompoundId"] : []),
    ...(places.some(needsPlacing) ? ["placeId"] : []),
  ];
  const imported = [...new Set(values)].sort().join(", ");
  const imports = imported === "" ? "" : `\nimport { ${imported} } from "@calloff/runtime/internal";`;
  return `import type { ${type} } from "@calloff/runtime";${imports}

/** What the runtime needs to know of the vendor's document. */
export const descriptor: ${type}<${literal(name)}> = {
${fields.map((field) => `  ${field}`).join("\n")}
};
`;
}

function descriptorType({ jobs: [job] }: ProviderModel): string {
  if (job === undefined) return "ProviderDescriptor";
  if (job.kind !== undefined) return "KindsDescriptor";
  return job.status === undefined ? "CancelableDescriptor" : "TrackableDescriptor";
}

function renderJobs({ jobs }: ProviderModel): string[] {
  const renderJob = ({ cancel, status }: JobModel): string[] => [
    ...renderCancel(cancel),
    ...(status ? renderStatus(status) : []),
  ];
  const [job] = jobs;
  if (job === undefined) return [];
  if (job.kind === undefined) return renderJob(job);
  const kinds = jobs.flatMap((each) => [`${each.kind}: {`, ...indent(renderJob(each)), "},"]);
  return ["kinds: {", ...indent(kinds), "},"];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
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
    ...(cancel.destroysResult ? ['  whenFinished: "destroys-result",'] : []),
    "},",
  ];
}

function renderStatus(status: StatusModel): string[] {
  const { lacks } = status;
  const note = `The vendor's status has no word for ${lacks.join(", ")}.`;
  return [
    "status: {",
    ...renderPlace(status),
    `  documented: ${literal(status.answers.map((answer) => answer.status))},`,
    `  state: ${literal(status.state)},`,
    ...(lacks.length > 0 ? [`  note: ${literal(note)},`] : []),
    "},",
  ];
}

function renderPlace(operation: JobOperationModel): string[] {
  const { method, path, id, body } = operation;
  return [
    `  method: ${literal(method.toUpperCase())},`,
    `  path: ${literal(path)},`,
    id.length === 1
      ? `  id: ${renderPart(id[0])},`
      : `  id: { parts: [${id.map(renderPart).join(", ")}], check: checkCompoundId },`,
    ...(body ? [`  body: ${literal(body)},`] : []),
    ...(needsPlacing(operation) ? ["  place: placeId,"] : []),
  ];
}

function renderPart({ part, name, kind, in: place }: IdPartModel): string {
  return [
    `{ name: ${literal(name)}, kind: ${literal(kind)}`,
    ...(part === name ? [] : [`part: ${literal(part)}`]),
    ...(place === "path" ? [] : [`in: ${literal(place)}`]),
  ]
    .join(", ")
    .concat(" }");
}

/** Whether it takes more than to fill in one place in the path. */
function needsPlacing({ id, body }: JobOperationModel): boolean {
  return id.length > 1 || body !== undefined || id[0].in !== "path";
}
