import { readJobOperation } from "@calloff/codegen/internal";
import { type JsonObject, listOperations, type Operation, UserError } from "@calloff/openapi/internal";
import { problemWith } from "../problem-with.ts";

/** An operation that may have a part in a job's life, and why one may think so. */
export interface Candidate {
  /** As in `DELETE /jobs/{id}`. */
  readonly name: string;
  readonly place: Operation;
  readonly why: string;
  /** Why it cannot have that part all the same. */
  readonly obstacle: string | undefined;
}

const CANCEL = /^(?:cancel|stop|abort|terminat|kill)/;
/** What vendors call the work that they are paid for. */
const JOB =
  /^(?:job|task|run|render|prediction|batch|process|execution|request|generation|training|export|import|operation|workflow)(?:s|es)?$/;
const STATUS = /^(?:status|state|progress|poll)/;

export function nameOf({ method, path }: Pick<Operation, "method" | "path">): string {
  return `${method.toUpperCase()} ${path}`;
}

/** The operations of a document that look as if they canceled a job, the likeliest first. */
export function findCancelCandidates(document: JsonObject): Candidate[] {
  const canceling: Candidate[] = [];
  const said: Candidate[] = [];
  const deleting: Candidate[] = [];
  for (const place of listOperations(document)) {
    if (place.method === "get" || place.method === "head" || place.method === "options") continue;
    const word = saidIn(place, CANCEL);
    if (word !== undefined)
      (word.includes("cancel") ? canceling : said).push(candidateOf(document, place, word));
    else if (deletesJob(place)) deleting.push(candidateOf(document, place, "deletes one job"));
  }
  return [...canceling, ...said, ...deleting];
}

/**
 * The operations that look as if they read how a job is: those on the path of the cancel operation first, and none whose
 * path has other parameters: both are called with the same id.
 */
export function findStatusCandidates(document: JsonObject, cancel: Operation | undefined): Candidate[] {
  const near: Candidate[] = [];
  const ofJobs: Candidate[] = [];
  const others: Candidate[] = [];
  const start = cancel && startOf(cancel.path);
  for (const place of listOperations(document)) {
    if (place.method !== "get" || !/\{[^{}]+\}/.test(place.path)) continue;
    const word = saidIn(place, STATUS);
    if (start !== undefined && isNear(place.path, start)) {
      near.push(candidateOf(document, place, "reads what the other one cancels"));
    } else if (isOneJob(place.path)) ofJobs.push(candidateOf(document, place, "reads one job"));
    else if (word !== undefined) others.push(candidateOf(document, place, word));
  }
  const found = [...near, ...ofJobs, ...others];
  return cancel === undefined ? found : found.filter(({ place }) => hasSameId(place, cancel));
}

/** `/jobs/{}` of `/jobs/{id}/cancel`. */
function startOf(path: string): string {
  return path
    .replace(/\{[^{}]*\}/g, "{}")
    .replace(/(\{\})[^{}]*$/, "$1")
    .replace(/\/(?:cancel|stop|abort|terminate|kill)(?=\/)/, "");
}

function isNear(path: string, start: string): boolean {
  const blank = path.replace(/\{[^{}]*\}/g, "{}").replace(/\/$/, "");
  return blank === start || blank === `${start}/status` || blank === `${start}/state`;
}

/** Where a word of the kind stands, in words. */
function saidIn({ path, operation }: Operation, kind: RegExp): string | undefined {
  const { operationId, summary } = operation;
  const places = [
    ["its path", path.replace(/\{[^{}]*\}/g, "")],
    ["its operationId", operationId],
    ["its summary", summary],
  ] as const;
  for (const [where, text] of places) {
    const word = typeof text === "string" ? wordsOf(text).find((each) => kind.test(each)) : undefined;
    if (word !== undefined) return `"${word}" in ${where}`;
  }
  return undefined;
}

function deletesJob({ method, path }: Operation): boolean {
  return method === "delete" && isOneJob(path);
}

/** `/jobs/{id}`: a path that ends in the id of something that is called a job. */
function isOneJob(path: string): boolean {
  if (!/\{[^{}]+\}\/?$/.test(path)) return false;
  const segments = path.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
  return wordsOf(segments.at(-1) ?? "").some((word) => JOB.test(word));
}

export function candidateOf(document: JsonObject, place: Operation, why: string): Candidate {
  return { name: nameOf(place), place, why, obstacle: obstacleOf(document, place) };
}

/** The path parameter that names the job, or all of them where several do together. */
export function idOf({ path }: Operation): string | string[] | undefined {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  return names.length > 1 ? names : names[0];
}

/** One parameter may be called otherwise; several are told apart by their names. */
function hasSameId(one: Operation, other: Operation): boolean {
  const [left, right] = [idOf(one), idOf(other)];
  return Array.isArray(left) || Array.isArray(right) ? String(left) === String(right) : true;
}

function obstacleOf(document: JsonObject, place: Operation): string | undefined {
  const id = idOf(place);
  if (id === undefined) return "its path has no parameter that could name the job";
  const operation = { ...place.operation, "x-calloff-job": { id } };
  const problem = problemWith(() =>
    readJobOperation(document, { ...place, operation }, (problem) => {
      throw new UserError(problem);
    }),
  );
  return problem?.replace(/\.$/, "");
}

/** The words of a name or a text, in lower case: `tryOnJob_cancel` has four. */
function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return words.match(/[\p{L}\d]+/gu) ?? [];
}
