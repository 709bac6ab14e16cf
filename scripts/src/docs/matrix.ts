import { markdownTable } from "@calloff/openapi/internal";
import { byVendor, type DocumentedJob, documentedJobs } from "./documented-jobs.ts";
import type { DocumentedProvider } from "./documented-provider.ts";
import { plain } from "./markdown.ts";
import { chip, chips, type Word } from "./meanings.ts";

/** What answers mean, by kind of job: a table of those that differ, and the others in a sentence. */
export function answersMatrix(providers: readonly DocumentedProvider[]): string {
  const jobs = byVendor(providers).flatMap(documentedJobs);
  const shared = sharedErrors(jobs);
  const statuses = allStatuses(jobs).filter((status) => !shared.has(status));
  const rows = jobs.map((job) => [linkTo(job), ...answerCells(job, statuses)]);
  const same = [...shared].map(([status, word]) => `${status} is ${chip(word)}`);
  const sentence = same.length === 0 ? "" : `\nEverywhere, ${new Intl.ListFormat("en").format(same)}.\n`;
  return `${wide(markdownTable(["provider", ...statuses], rows))}${sentence}`;
}

function linkTo({ provider: { model }, kind }: DocumentedJob): string {
  const shown = kind === undefined ? model.identifier : `${model.identifier}, ${kind}`;
  return `[${plain(shown)}](/providers/${model.name})`;
}

/** The error statuses that mean one thing at all who document them. */
function sharedErrors(jobs: readonly DocumentedJob[]): Map<string, Word> {
  const errors = allStatuses(jobs).filter((status) => /^[45]/.test(status));
  const shared = errors.flatMap((status) => {
    const meanings = jobs.flatMap(({ answers }) => answers[status]?.meaning ?? []);
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

function answerCells({ answers }: DocumentedJob, statuses: readonly string[]): string[] {
  return statuses.map((status) => {
    const answer = answers[status];
    return answer === undefined ? '<span class="none">·</span>' : chips(answer.meaning);
  });
}

function allStatuses(jobs: readonly DocumentedJob[]): string[] {
  return [...new Set(jobs.flatMap(({ answers }) => Object.keys(answers)))].sort();
}

/** A table whose cells are short, and whose first column stays in sight. */
export function wide(markdown: string): string {
  return `<div class="matrix">\n\n${markdown}\n</div>\n`;
}
