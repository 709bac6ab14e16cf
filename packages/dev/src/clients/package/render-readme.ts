import type { ProviderModel } from "@calloff/codegen/internal";
import { documentedOperations } from "@calloff/contract/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { exampleCalls } from "./example-calls.ts";
import { type About, jobSection } from "./job-section.ts";
import { code, creating, keyRemark } from "./readme-parts.ts";

/** The README of a new package. It is written once; later edits are kept. */
export function renderReadme(
  model: ProviderModel,
  document: JsonObject,
  { facts, name }: Pick<About, "facts" | "name">,
): string {
  const { identifier, jobs, headers } = model;
  const ability =
    jobs.length === 0
      ? "It has no `cancel`,\nbecause no operation that cancels a job was given when it was added."
      : "Its `cancel` returns\nthe same outcomes as every other [Calloff](https://www.npmjs.com/package/calloff) client.";
  const sent = Object.entries(headers).map(([header, text]) => `\`${header}: ${text}\``);
  const parts = [
    `# ${name}\n\nA typed client for ${identifier}, generated from its OpenAPI document. ${ability}`,
    `\`\`\`sh\nnpm install ${name}\n\`\`\``,
    ...jobs.flatMap((job) => jobSection(model, job, { document, facts, name })),
    ...(sent.length === 0
      ? []
      : [`Every request has the header ${sent.join(" and ")}. To change it, use the option \`headers\`.`]),
    ...fetchPart(model, document, name),
    `\`${name}/openapi.json\` is the document with our overlay applied.`,
    "License: MIT.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function fetchPart(model: ProviderModel, document: JsonObject, name: string): string[] {
  const { identifier } = model;
  const cancel = model.jobs[0]?.cancel;
  const own = cancel && `${cancel.method.toUpperCase()} ${cancel.path}`;
  const calls = exampleCalls(document, own, Object.keys(model.headers));
  const count = documentedOperations(document).length;
  const over = count === 1 ? "the document's one operation" : `the document's ${count} operations`;
  const heading = ["## Typed fetch", `\`client\` is a typed fetch over ${over}:`];
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
    "Check `response.status`, not `error`: an error response without a body leaves `error` undefined.",
  ];
}
