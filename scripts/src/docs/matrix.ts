import { markdownTable } from "@calloff/openapi/internal";
import { type DocumentedProvider, keysOf } from "./documented-provider.ts";
import { code, linkOut, plain } from "./markdown.ts";
import { chip, chips, type Word } from "./meanings.ts";

/** All providers beside each other: what is called, with what, and what each answer means. */
export function fullMatrix(providers: readonly DocumentedProvider[]): string {
  const statuses = allStatuses(providers);
  const head = ["provider", "operation", "id", "key", "confirm", ...statuses, "document", "sha256"];
  const rows = providers.map(({ model, facts }) => {
    const { name, identifier, cancel, status } = model;
    const { retrieved, sha256, page } = facts.document;
    return [
      `[${plain(identifier)}](/providers/${name})`,
      cancel === undefined ? "no cancel" : code(`${cancel.method.toUpperCase()} ${cancel.path}`),
      plain(cancel?.id.kind ?? ""),
      keysOf(model)
        .map((key) => `${code(key.name)}<br>${code(key.env)}`)
        .join("<br>") || "none",
      status === undefined ? "no" : "yes",
      ...answerCells(facts, statuses),
      linkOut(retrieved, page),
      code(sha256.slice(0, 12)),
    ];
  });
  return wide(markdownTable(head, rows));
}

/** The part of it that says what answers mean: a table of those that differ, and the others in a sentence. */
export function answersMatrix(providers: readonly DocumentedProvider[]): string {
  const shared = sharedErrors(providers);
  const statuses = allStatuses(providers).filter((status) => !shared.has(status));
  const rows = providers.map(({ model, facts }) => [
    `[${plain(model.identifier)}](/providers/${model.name})`,
    ...answerCells(facts, statuses),
  ]);
  const same = [...shared].map(([status, word]) => `${status} is ${chip(word)}`);
  const sentence = same.length === 0 ? "" : `\nEverywhere, ${new Intl.ListFormat("en").format(same)}.\n`;
  return `${wide(markdownTable(["provider", ...statuses], rows))}${sentence}`;
}

/** The error statuses that mean one thing at all who document them. */
function sharedErrors(providers: readonly DocumentedProvider[]): Map<string, Word> {
  const errors = allStatuses(providers).filter((status) => /^[45]/.test(status));
  const shared = errors.flatMap((status) => {
    const meanings = providers.flatMap(({ facts }) => facts.answers[status]?.meaning ?? []);
    const [first, ...others] = new Set(meanings);
    return typeof first === "string" && others.length === 0 ? [[status, first] as const] : [];
  });
  return new Map(shared);
}

/** What the colors say, in words. */
export const LEGEND: string = `<p class="legend">${[
  [chip("canceled"), "it runs no longer"],
  [chip("canceling"), "accepted, not confirmed"],
  [chip("not-found"), "not stopped by this, state unknown"],
  [chip("server-error"), "a typed error"],
  ['<span class="none">·</span>', "not in the vendor's document; read as HTTP defines it"],
]
  .map(([mark, words]) => `<span>${mark} ${words}</span>`)
  .join(" ")}</p>\n`;

function answerCells({ answers }: DocumentedProvider["facts"], statuses: readonly string[]): string[] {
  return statuses.map((status) => {
    const answer = answers[status];
    return answer === undefined ? '<span class="none">·</span>' : chips(answer.meaning);
  });
}

function allStatuses(providers: readonly DocumentedProvider[]): string[] {
  return [...new Set(providers.flatMap(({ facts }) => Object.keys(facts.answers)))].sort();
}

/** A table whose cells are short, and whose first column stays in sight. */
function wide(markdown: string): string {
  return `<div class="matrix">\n\n${markdown}\n</div>\n`;
}
