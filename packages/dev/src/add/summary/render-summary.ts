import type { ProviderModel } from "@calloff/codegen/internal";
import type { ContractReport } from "@calloff/contract/internal";
import { isJsonObject, type JsonObject, type SitePieces, sha256 } from "@calloff/openapi/internal";
import { wrapAnsi } from "fast-wrap-ansi";
import { INSTALL_CONTRACT } from "../../clients/check-client.ts";
import { keyVariables } from "../../clients/package/sent-key.ts";
import { clientsOf, importOf, type Workspace } from "../../workspace/workspace.ts";
import type { AddRequest } from "../add-request.ts";
import type { Answers } from "../answers/answers.ts";
import { listedValues } from "../answers/resolve-status.ts";
import { withImpliedParts } from "../implied-parts.ts";
import { documentedAnswers, oneLine } from "../jobs/documented-answers.ts";
import { type Candidate, findCancelCandidates } from "../jobs/find-candidates.ts";
import type { ReadSources } from "../read-sources.ts";
import { againWithoutQuestions } from "./again-without-questions.ts";

/** What was made, and what was found on the way. */
export interface Made {
  readonly model: ProviderModel;
  /** Undefined where contract tests are not installed. */
  readonly report: ContractReport | undefined;
  /** What is worth a look in the document. */
  readonly warnings: readonly string[];
  readonly written: readonly string[];
}

/** What was done, and from what. */
export interface Added extends Made {
  readonly request: AddRequest;
  readonly answers: Answers;
  readonly sources: ReadSources;
  readonly workspace: Workspace;
}

const INDENT = 10;
const WIDEST = 110;

/** What was vendored from where, what was proved, what nobody said, and what to do next. */
export function renderSummary(added: Added, columns: number = process.stdout.columns ?? 80): string {
  const { request, answers, sources, workspace, model, report, warnings, written } = added;
  const { published } = sources;
  const info = published.document.value["info"];
  const version = isJsonObject(info) ? oneLine(info["version"]) : "";
  const document = withImpliedParts(published.document.value);
  const listed = answers.status === undefined ? [] : listedValues(document, answers.status);
  const rows: [string, readonly string[]][] = [
    [
      "document",
      [
        `OpenAPI ${published.openapi}, ${countOf(published.operations, "operation")}${version === "" ? "" : `, version ${version}`}`,
      ],
    ],
    ["from", sourceLines(sources)],
    ["checked", checkLines(report)],
    ["base URL", [model.baseUrl ?? "not known: give baseUrl where you create the client"]],
    ["key", keyLines(model, answers)],
    ["cancel", cancelLines(added, model)],
    ["status", statusLines(model)],
    ["left out", answers.without.map(oneLine)],
    ["warnings", warnings],
    ["written", [written.join(", ")]],
    ["next", nextLines(added)],
    ["again", againWithoutQuestions(request, answers, listed)],
  ];
  const width = Math.min(columns, WIDEST);
  const { layout, clients } = workspace;
  const place =
    layout === "packages"
      ? `as ${importOf(workspace, request.provider)}`
      : `in ${clients}/${request.provider}`;
  const shown = rows.filter(([, lines]) => lines.length > 0);
  return `\n${answers.identifier} is added ${place}.\n\n${shown.map((row) => block(row, width)).join("")}\n`;
}

function block([name, lines]: [string, readonly string[]], width: number): string {
  const wrapped = lines.flatMap((line) =>
    wrapAnsi(line, width - INDENT, { hard: false, trim: true }).split("\n"),
  );
  return wrapped.map((line, i) => `${(i === 0 ? name : "").padEnd(INDENT)}${line}\n`).join("");
}

function checkLines(report: ContractReport | undefined): string[] {
  if (report === undefined) {
    return ["it compiles", `not held to its document: ${INSTALL_CONTRACT}, then npx calloff-dev contract`];
  }
  const { rows, passed, skipped } = report.totals;
  const operations = report.providers.reduce((sum, each) => sum + each.operations + each.ours, 0);
  const tested = report.providers.reduce((sum, each) => sum + each.tested, 0);
  return [
    "it compiles",
    `${tested} of ${countOf(operations, "operation")} hold to the document on both sides: ${passed} of ${countOf(rows, "call")} passed${skipped === 0 ? "" : `, ${skipped} skipped`}`,
    ...skips(report),
  ];
}

function skips({ providers }: ContractReport): string[] {
  return providers.flatMap(({ skipped }) =>
    Object.entries(skipped).map(([reason, times]) => `skipped ${times} ×: ${oneLine(reason)}`),
  );
}

function keyLines({ credentials }: ProviderModel, answers: Answers): string[] {
  const variables = keyVariables(credentials);
  if (variables.length === 0) return ["none: the document asks for none"];
  const ours = Object.keys(answers.credentials).length === 0 ? "; named by us, --env names others" : "";
  return [`${variables.join(", ")}${ours}`];
}

function cancelLines({ answers, sources }: Added, { jobs: [job] }: ProviderModel): string[] {
  if (job !== undefined) {
    const { cancel } = job;
    const meanings = cancel.answers.map(({ status, meaning }) => {
      return `${status} ${typeof meaning === "string" ? meaning : `by ${meaning.at} in its body`}`;
    });
    const parts = cancel.id.map(({ part }) => part);
    return [
      oneLine(`${cancel.method.toUpperCase()} ${cancel.path}`),
      ...(parts.length > 1 ? [oneLine(`a job's id is { ${parts.join(", ")} }`)] : []),
      meanings.join(", "),
    ];
  }
  const document = withImpliedParts(sources.published.document.value);
  const candidates = findCancelCandidates(document);
  const none = "none: typed fetch alone, since nobody has said which operation cancels a job";
  if (answers.cancel === undefined && candidates.length === 0) return [`${none}; none looks like it`];
  const listed = candidates.slice(0, MAX_LISTED).map((candidate) => describeCandidate(candidate, document));
  const more = candidates.length > MAX_LISTED ? [`and ${candidates.length - MAX_LISTED} more`] : [];
  return [`${none}. These look like it:`, ...listed, ...more];
}

const MAX_LISTED = 5;

function describeCandidate(
  { name, place, why, obstacle }: Candidate,
  document: Parameters<typeof findCancelCandidates>[0],
): string {
  if (obstacle !== undefined) return oneLine(`${name} (${why}), but ${obstacle}`);
  const needed = documentedAnswers(document, place).filter(({ needsMeaning }) => needsMeaning);
  const statuses = needed.map(({ status }) => status).join(", ");
  return `${oneLine(`${name} (${why})`)}; to be said: what ${statuses || "nothing"} mean${needed.length === 1 ? "s" : ""}`;
}

function statusLines({ jobs: [job] }: ProviderModel): string[] {
  if (job === undefined) return [];
  const { status } = job;
  if (status === undefined) return ["none: a cancel cannot be confirmed"];
  const values = Object.entries(status.state.values).map(([value, state]) => `${value} = ${String(state)}`);
  const place = `${status.method.toUpperCase()} ${status.path}, at ${status.state.at}`;
  return [oneLine(place), oneLine(values.join(", "))];
}

function nextLines({ request, sources, workspace, model }: Added): string[] {
  const { provider } = request;
  const { identifier, jobs } = model;
  const cancels = jobs.length > 0;
  return [
    ...(workspace.layout === "packages"
      ? packageLines(clientsOf(workspace, provider), cancels)
      : [`import { create${identifier} } from "${importOf(workspace, provider)}"`, "commit both folders"]),
    `npx calloff-dev remove ${provider} undoes it`,
    ...(cancels ? [] : addingCancel(request, sources.published.document.value)),
  ];
}

function packageLines(folder: string, cancels: boolean): string[] {
  const tables = cancels ? `, and hold ${folder}/test/answers.ts to the vendor's page` : "";
  return [`read ${folder}/README.md${tables}`, "install, build and test it, then commit"];
}

/** What would have to be said for a cancel, where nobody was asked or has said that there is none. */
function addingCancel({ yes, given }: AddRequest, document: JsonObject): string[] {
  const candidate = findCancelCandidates(document).find(({ obstacle }) => obstacle === undefined);
  if (!yes || given.cancel !== undefined || candidate === undefined) return [];
  const needed = documentedAnswers(document, candidate.place).filter(({ needsMeaning }) => needsMeaning);
  const meanings = needed.map(({ status }) => ` --meaning ${status}=…`).join("");
  const options = oneLine(`--cancel '${candidate.name}'${meanings}`);
  return [`for a cancel: remove it, and add it again with ${options}; --help lists the meanings`];
}

/** As in "1 page" and "2 pages". */
function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** Where the document came from, and what was left out on the way. */
function sourceLines({ published, site }: ReadSources): string[] {
  const { source, bytes } = published;
  const digest = `sha256 ${sha256(bytes).slice(0, 12)}`;
  if (site !== undefined) return [...siteLines(site), digest];
  const { pages = [], url } = source;
  const where =
    source.kind === "pages" ? pages.map((page) => page.url ?? "a file").join(", ") : (url ?? "a file");
  return [`${where} (${source.kind === "document" ? "the document itself" : "documentation"})`, digest];
}

function siteLines({ site, pieces, prose, repeated, unusable }: SitePieces): string[] {
  const { index, pages, unread, excepted, elsewhere } = site;
  const found = new Set(pieces.map(({ source }) => source.name)).size;
  const counts = [
    `${countOf(pages.length, "page")} read`,
    `${countOf(pieces.length, "OpenAPI fragment")} on ${found} of them`,
    `${prose} without`,
    ...(repeated > 0 ? [`${repeated} repeated`] : []),
    ...(excepted.length > 0 ? [`${excepted.length} left out by --except`] : []),
    ...(elsewhere.length > 0 ? [`${countOf(elsewhere.length, "link")} to other sites not followed`] : []),
  ];
  const problems = [...unread, ...unusable];
  const more = problems.length > MAX_LISTED ? [`and ${problems.length - MAX_LISTED} more`] : [];
  const lost = problems.length > 0 ? [`${countOf(problems.length, "page")} could not be used:`] : [];
  return [index, counts.join(", "), ...lost, ...problems.slice(0, MAX_LISTED), ...more];
}
