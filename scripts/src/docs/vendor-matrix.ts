import type { IdPartModel } from "@calloff/codegen/internal";
import { markdownTable } from "@calloff/openapi/internal";
import type { CancelState, Meaning } from "@calloff/runtime";
import { isCancelState } from "@calloff/runtime/internal";
import { byVendor, type DocumentedJob, documentedJobs } from "./documented-jobs.ts";
import type { DocumentedProvider } from "./documented-provider.ts";
import { keysOf } from "./documented-provider.ts";

/** How a table's cells are written: those of the site, or those of the README. */
export interface CellStyle {
  code(text: string): string;
  state(state: CancelState): string;
  vendor(provider: DocumentedProvider): string;
  link(text: string, url: string | null): string;
}

const HEADINGS = [
  "vendor",
  "kind of job",
  "id",
  "API key",
  "a yes means",
  "final at once",
  "if it ended before",
  "can confirm",
  "document",
  "meanings from",
];

/** All vendors, by name, and their kinds of job: what is called off with what, and how much an answer says. */
export function vendorMatrix(providers: readonly DocumentedProvider[], style: CellStyle): string {
  const rows = byVendor(providers).flatMap((provider) => {
    const jobs = documentedJobs(provider);
    if (jobs.length > 0) return jobs.map((job) => rowOf(job, style));
    const nothing = ["no cancel", "", keyCell(provider, style), "", "", "", ""];
    return [[style.vendor(provider), ...nothing, documentCell(provider, style), ""]];
  });
  return markdownTable(HEADINGS, rows);
}

function rowOf(job: DocumentedJob, style: CellStyle): string[] {
  const { provider, kind, cancel } = job;
  const states = yesStates(job);
  return [
    style.vendor(provider),
    kind === undefined ? "" : style.code(kind),
    cancel.id.map((part) => idCell(part, style)).join(" / "),
    keyCell(provider, style),
    states.map((state) => style.state(state)).join(" or "),
    finalAtOnce(states),
    finishedCell(job, style),
    confirmCell(job),
    documentCell(provider, style),
    certaintyOf(job),
  ];
}

function idCell({ part, kind }: IdPartModel, { code }: CellStyle): string {
  return kind === "string" ? code(part) : `${code(part)} (${kind})`;
}

function keyCell({ model }: DocumentedProvider, { code }: CellStyle): string {
  const keys = keysOf(model).map(({ env }) => code(env));
  return keys.join(" ") || "none";
}

function statesOf(meaning: Meaning): CancelState[] {
  const words =
    typeof meaning === "string" ? [meaning] : [...Object.values(meaning.values), meaning.otherwise];
  return words.filter(isCancelState);
}

/** All that the answers of success can say; those of every status, where the body alone decides. */
function yesStates({ answers }: DocumentedJob): CancelState[] {
  const yes = Object.entries(answers).filter(
    ([status, { meaning }]) =>
      status.startsWith("2") || (status === "default" && typeof meaning === "object"),
  );
  const states = new Set(yes.flatMap(([, { meaning }]) => statesOf(meaning)));
  return [...states].filter((state) => state !== "not-found" && state !== "not-cancelable");
}

/** Whether a yes says that the job has stopped. */
function finalAtOnce(states: readonly CancelState[]): string {
  if (!states.includes("canceled")) return "no";
  return states.includes("canceling") ? "at times" : "yes";
}

/** What comes back when the job has finished before. */
function finishedCell({ answers, cancel }: DocumentedJob, { state }: CellStyle): string {
  if (cancel.destroysResult) return "result would be lost: Calloff reads the status first";
  const told = (word: CancelState): string[] =>
    Object.keys(answers).filter((status) => statesOf(answers[status]?.meaning ?? "http").includes(word));
  for (const word of ["already-finished", "not-cancelable"] as const) {
    const statuses = told(word);
    if (statuses.length > 0) return `${statuses.join(", ")} ${state(word)}`;
  }
  return "not documented";
}

/** Whether one can learn that a job has stopped. */
function confirmCell({ status }: DocumentedJob): string {
  if (status === undefined) return "no";
  return status.lacks.includes("canceled") ? "only that it ended" : "yes";
}

function documentCell({ facts: { document } }: DocumentedProvider, { link }: CellStyle): string {
  const { retrieved, page, written } = document;
  return `${written ? "written by us" : "the vendor's"}, ${link(retrieved, page)}`;
}

/** The least sure of what the answers are known from; without a word it is the vendor's document. */
function certaintyOf({ answers }: DocumentedJob): string {
  const found = new Set(Object.values(answers).map(({ certainty }) => certainty));
  if (found.has("secondary")) return "others' code or prose too";
  return found.has("vendor") ? "the vendor's code or prose" : "the document";
}
