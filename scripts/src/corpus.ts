import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, today } from "@calloff/dev/internal";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { CORPUS_SIZE, RULE } from "./corpus/choose-documents.ts";
import { type DocumentResult, oneLine } from "./corpus/document-result.ts";
import { openLibrary } from "./corpus/library.ts";
import { skipReasons } from "./corpus/reasons.ts";
import { renderPage } from "./corpus/render-page.ts";
import { renderTable } from "./corpus/render-table.ts";
import { keptResults, runAll } from "./corpus/run-all.ts";
import { addUp } from "./corpus/totals.ts";

const HELP = `npm run corpus [-- --only name …] [--format table|json|markdown] [--no-peers] [--at-once n] [--kept]

Tests Calloff with 100 third-party OpenAPI documents: vendors each, generates and compiles a client, calls every
operation through it, and checks both sides. Runs two other generators on the same documents. Writes the totals to
docs/corpus.md after a complete run. Exits with code 1 if a document or an operation failed.

  --only      test only the documents with these names
  --format    format of the report
  --no-peers  do not run the two other generators
  --at-once   documents in parallel, each of which may take some gigabytes (default: 2)
  --kept      skip documents that have a result from an interrupted run

${RULE}
`;

const CACHE = join("scripts", "node_modules", ".cache", "calloff-corpus");

async function corpusCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      format: { type: "string", default: "table" },
      peers: { type: "boolean", default: true },
      "at-once": { type: "string", default: "2" },
      kept: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { format } = values;
  if (!isFormat(format)) throw new UserError(`--format is table, json or markdown, not ${format}.`);
  const library = await openLibrary(CACHE);
  const unknownName = values.only.find(
    (name) => !library.documents.some((document) => document.name === name),
  );
  if (unknownName !== undefined) throw new UserError(`the corpus has no ${unknownName}.`);
  const wanted = library.documents.filter(
    ({ name }) => values.only.length === 0 || values.only.includes(name),
  );
  const run = {
    script: join("scripts", "dist", "corpus-document.js"),
    cache: CACHE,
    modules: join(library.folder, "node_modules"),
    peers: values.peers,
    atOnce: Number(values["at-once"]),
    timeout: 45 * 60_000,
  };
  const kept = values.kept ? await keptResults(CACHE, wanted) : [];
  const left = wanted.filter(({ name }) => !kept.some((result) => result.name === name));
  let done = 0;
  const made = await runAll(left, run, (result) => {
    done += 1;
    process.stderr.write(`${String(done).padStart(3)}/${left.length}  ${oneLine(result)}\n`);
  });
  const results = wanted.flatMap(
    ({ name }) => [...made, ...kept].find((result) => result.name === name) ?? [],
  );
  const page = renderPage(results, { date: today(), versions: library.versions });
  process.stdout.write(FORMATS[format](results, page));
  if (results.length === CORPUS_SIZE && values.peers) {
    await writeFiles(new Map([[join("docs", "corpus.md"), page]]));
  }
  const { compiled, failed } = addUp(results);
  if (compiled < results.length || failed > 0) {
    throw new UserError(
      `${results.length - compiled} documents do not compile, ${failed} operations failed.`,
      undefined,
      1,
    );
  }
}

type Format = "table" | "json" | "markdown";

const FORMATS: Record<Format, (results: readonly DocumentResult[], page: string) => string> = {
  table: (results) => renderTable(results, skipReasons(results)),
  json: (results) => `${JSON.stringify({ totals: addUp(results), documents: results }, undefined, 2)}\n`,
  markdown: (_, page) => page,
};

function isFormat(text: string): text is Format {
  return Object.hasOwn(FORMATS, text);
}

await runCommand((args) => corpusCommand(args));
