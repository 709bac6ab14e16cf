import { markdownTable } from "@calloff/openapi/internal";
import { type DocumentedProvider, keysOf } from "./documented-provider.ts";
import { code, plain } from "./markdown.ts";
import { answersMatrix, LEGEND } from "./matrix.ts";
import { chip, ERRORS, JOB_STATES, STATES } from "./meanings.ts";
import { pageSections } from "./page-sections.ts";
import { describePage, titleOf } from "./page-text.ts";
import { addressOf } from "./sidebar.ts";

/**
 * What pages that are written by hand ask for with a line `<!-- generated: name -->`.
 *
 * @param written the pages that are written by hand, by their paths
 */
export function generatedBlocks(
  providers: readonly DocumentedProvider[],
  written: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([
    ["answers-matrix", answersMatrix(providers)],
    ["legend", LEGEND],
    ["states", statesTable()],
    ["errors", errorsTable()],
    ["job-states", jobStatesTable()],
    ["provider-names", namesOf(providers)],
    ["provider-count", String(providers.length)],
    ["recipes-and-answers", recipesAndAnswers(written)],
    ["key-names", keysTable(providers)],
  ]);
}

function statesTable(): string {
  const rows = (Object.keys(STATES) as (keyof typeof STATES)[]).map((state) => {
    const { says, stopped } = STATES[state];
    return [chip(state), says, code(String(stopped))];
  });
  return markdownTable(["state", "the vendor says", "stopped"], rows);
}

function errorsTable(): string {
  const rows = Object.entries(ERRORS).map(([error, { when, what }]) => [code(error), when, what]);
  return markdownTable(["code", "request", "what it means"], rows);
}

function jobStatesTable(): string {
  return markdownTable(
    ["state", "the job"],
    Object.entries(JOB_STATES).map(([state, says]) => [code(state), says]),
  );
}

function namesOf(providers: readonly DocumentedProvider[]): string {
  const links = providers.map(({ model }) => `[${model.identifier}](/providers/${model.name})`);
  return `${new Intl.ListFormat("en").format(links)}.\n`;
}

function keysTable(providers: readonly DocumentedProvider[]): string {
  const rows = providers.map(({ model }) => [
    `[${model.identifier}](/providers/${model.name})`,
    code(`@calloff/${model.name}`),
    keysOf(model)
      .map(({ env }) => code(env))
      .join(" ") || "none",
  ]);
  return markdownTable(["vendor", "package", "key"], rows);
}

/** Links to the pages for newcomers and to the recipes, as far as they are written. */
function recipesAndAnswers(written: ReadonlyMap<string, string>): string {
  const sections = pageSections(written.keys()).filter(
    ({ title }) => title === "Recipes" || title === "Start",
  );
  const lines = sections
    .flatMap(({ paths }) => paths)
    .map((path) => {
      const text = written.get(path) ?? "";
      const about = describePage(text);
      return `- [${plain(titleOf(text, path))}](${addressOf(path)})${about === "" ? "" : `: ${plain(about)}`}`;
    });
  return `${lines.join("\n")}\n`;
}
