import { literal } from "./literal.ts";
import type { ProviderModel } from "./provider-model.ts";

/** `src/descriptor.ts`: the small part of the document that is needed at run time. */
export function renderDescriptor({ name, baseUrl, credential, cancel }: ProviderModel): string {
  const type = cancel === undefined ? "ProviderDescriptor" : "CancelableDescriptor";
  const fields = [
    `name: ${literal(name)},`,
    `baseUrl: ${literal(baseUrl)},`,
    credential && `credential: ${literal(credential)},`,
    cancel && `cancel: {`,
    cancel && `  method: ${literal(cancel.method.toUpperCase())},`,
    cancel && `  path: ${literal(cancel.path)},`,
    cancel && `  id: ${literal(cancel.id)},`,
    cancel && `  answers: {`,
    ...(cancel?.answers.map(({ status, meaning }) => `    ${literal(status)}: ${literal(meaning)},`) ?? []),
    cancel && `  },`,
    cancel && `},`,
  ];
  return `import type { ${type} } from "@calloff/runtime";

/** What the runtime needs to know of the vendor's document. */
export const descriptor: ${type}<${literal(name)}> = {
${fields.flatMap((field) => (field ? [`  ${field}`] : [])).join("\n")}
};
`;
}
