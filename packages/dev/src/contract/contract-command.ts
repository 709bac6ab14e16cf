import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderSummary, Row } from "@calloff/contract/internal";
import { allRows, makeReport, printReport, renderHtml, summarizeProvider } from "@calloff/contract/internal";
import { readSourceRecord, UserError, writeFiles } from "@calloff/openapi/internal";
import { loadSubjects } from "./load-subjects.ts";
import { refreshLines, refreshReadme } from "./readme-table.ts";

interface ReportPaths {
  readonly json: string;
  readonly html: string;
}

/**
 * Holds providers to their documents, and reports: to the terminal, in two files, and in the README's table.
 *
 * @param names all when empty
 * @throws UserError with status 1 when a row fails
 */
export async function contractCommand(names: readonly string[], { json, html }: ReportPaths): Promise<void> {
  const rows: Row[] = [];
  const providers: ProviderSummary[] = [];
  for (const subject of await loadSubjects(".", names)) {
    const own = await allRows(subject);
    rows.push(...own);
    const { provider } = subject;
    const schema = await readFile(join("packages", provider, "src/schema.ts"), "utf8");
    const { retrieved, document } = await readSourceRecord(join("specs", provider, "source.yaml"));
    providers.push(summarizeProvider(subject, own, { schema, retrieved, sha256: document.sha256 }));
  }
  const report = makeReport(providers, rows);
  const readme = await readFile("README.md", "utf8");
  await writeChanged(
    new Map([
      [json, `${JSON.stringify(report, undefined, 2)}\n`],
      [html, renderHtml(report)],
      ["README.md", names.length === 0 ? refreshReadme(readme, providers) : refreshLines(readme, providers)],
    ]),
  );
  process.stdout.write(printReport(report));
  process.stdout.write(`Written: ${json}, ${html}, and the table in README.md.\n`);
  const { failed } = report.totals;
  if (failed > 0) throw new UserError(`${failed} calls do not keep to the documents.`, undefined, 1);
}

/** A file that is as it should be is not touched. */
async function writeChanged(files: ReadonlyMap<string, string>): Promise<void> {
  const changed = new Map<string, string>();
  for (const [path, text] of files) {
    if (!existsSync(path) || (await readFile(path, "utf8")) !== text) changed.set(path, text);
  }
  await writeFiles(changed);
}
