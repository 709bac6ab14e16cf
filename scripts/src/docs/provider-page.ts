import { markdownTable } from "@calloff/openapi/internal";
import type { IdKind, StatusRule } from "@calloff/runtime";
import { type DocumentedProvider, describeKeys, keysOf } from "./documented-provider.ts";
import { code, fence, linkOut, plain } from "./markdown.ts";
import { meaningInFull } from "./meanings.ts";

/** An id of each kind, as TypeScript has it. */
const SAMPLE_IDS: Readonly<Record<IdKind, string>> = {
  string: '"abc123"',
  integer: "42",
  uuid: '"0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"',
};

/** What a person who calls this vendor has to know, on one page. */
export function providerPage({ model, facts, operations }: DocumentedProvider): string {
  const { name, identifier, cancel } = model;
  const title = plain(identifier);
  const sections = [
    `# ${title}`,
    fence("sh", `npm install @calloff/${name}`),
    keyFacts(model, facts),
    ...(cancel === undefined
      ? [
          "This vendor's document has no operation that cancels a job: the package is its typed client.",
          fence("ts", clientSample(model)),
        ]
      : [
          fence("ts", cancelSample(model, SAMPLE_IDS[cancel.id.kind])),
          "## What each answer means",
          answersTable(facts),
          "Any other status is read as HTTP defines it, and the outcome is marked `documented: false`. [Outcomes and errors](/guide/outcomes) says what follows from each.",
        ]),
    ...statusSection(model),
    "## Operations",
    "Each of these is typed fetch on `client`, with the paths, parameters and bodies of the document.",
    markdownTable(
      ["operation", "what it does", "described by"],
      operations.map(({ name, summary, isOurs }) => [
        code(name),
        plain(summary),
        isOurs ? "us, in our overlay" : "the vendor's document",
      ]),
    ),
    "## The document",
    documentFacts(facts),
    `Types and options: [API of @calloff/${name}](/api/${name}). To try it without a key: \`npx calloff mock ${name}\`${keysOf(model).length === 0 ? "" : ", with any key"}.`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function keyFacts(model: DocumentedProvider["model"], facts: DocumentedProvider["facts"]): string {
  const { cancel, status, baseUrl } = model;
  const rows: [string, string][] = [
    [
      "Cancels with",
      cancel === undefined ? "nothing" : code(`${cancel.method.toUpperCase()} ${cancel.path}`),
    ],
    ["Id", cancel === undefined ? "" : `${plain(cancel.id.kind)}, as ${code(cancel.id.name)} in the path`],
    ["Key", describeKeys(keysOf(model))],
    ["Base URL", baseUrl === undefined ? "yours: the document has none that can be used" : code(baseUrl)],
    [
      "Confirm",
      status === undefined ? "no: no status operation is known" : `yes, by ${code(`GET ${status.path}`)}`,
    ],
    ["Document read", linkOut(facts.document.retrieved, facts.document.page)],
  ];
  const items = rows
    .filter(([, value]) => value !== "")
    .map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`);
  return `<dl class="facts">${items.join("")}</dl>`;
}

function cancelSample(model: DocumentedProvider["model"], id: string): string {
  const { name, identifier, status, baseUrl } = model;
  const options = baseUrl === undefined ? '{ baseUrl: "https://vendor.example" }' : "";
  const [key] = keysOf(model);
  const reads = key === undefined ? "" : ` // reads ${key.env}`;
  const confirm =
    status === undefined
      ? ""
      : `
// Or wait until the job is known to have stopped:
const { state, confirmation } = await vendor.cancel(${id}, { confirm: true });
console.log(state, confirmation?.confirmed);
`;
  return `import { CalloffError, create${identifier} } from "@calloff/${name}";

const vendor = create${identifier}(${options});${reads}

try {
  const outcome = await vendor.cancel(${id});
  console.log(outcome.state, outcome.stopped);
} catch (error) {
  if (CalloffError.is(error)) console.error(error.code, error.message);
  else throw error;
}
${confirm}`;
}

function clientSample({ name, identifier }: DocumentedProvider["model"]): string {
  return `import { create${identifier} } from "@calloff/${name}";

export const { client } = create${identifier}();
`;
}

function answersTable({ answers }: DocumentedProvider["facts"]): string {
  const rows = Object.entries(answers).map(([status, { meaning, why, source }]) => [
    code(status),
    meaningInFull(meaning),
    plain(why),
    plain(source),
  ]);
  return markdownTable(["status", "meaning", "why", "known from"], rows);
}

function statusSection({ identifier, status }: DocumentedProvider["model"]): string[] {
  if (status === undefined) return [];
  return [
    "## Has it stopped?",
    `\`status\` reads ${code(`GET ${status.path}`)}, and so does \`cancel\` with \`confirm: true\`, until the answer is final.`,
    markdownTable([`${plain(identifier)}'s value`, "state"], statusRows(status.state)),
  ];
}

function statusRows({ at, values, otherwise = "unknown" }: StatusRule, before = ""): string[][] {
  const rows = Object.entries(values).flatMap(([value, next]) => {
    const words = `${before}${code(at)} is ${code(value)}`;
    return typeof next === "string" ? [[words, code(next)]] : statusRows(next, `${words}, `);
  });
  return [...rows, [`${before}any other`, code(otherwise)]];
}

function documentFacts({
  document: { retrieved, openapi, sha256, page },
}: DocumentedProvider["facts"]): string {
  const from = page === null ? "" : ` from ${linkOut(page, page)}`;
  return `OpenAPI ${plain(openapi)}, read on ${plain(retrieved)}${from}; sha256 <code class="hash">${plain(sha256)}</code>. What it leaves out is in our overlay, each line of it with its source.`;
}
