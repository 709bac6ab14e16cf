import { join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../failure.ts";
import { RULE } from "./choose-documents.ts";
import { openLibrary } from "./library.ts";
import { oneLine } from "./one-line.ts";
import { runAll } from "./run-all.ts";
import { renderSummary } from "./summary.ts";

const HELP = `npm run corpus [-- --only name …] [--format table|json|markdown] [--no-peers] [--at-once n]

Takes 100 documents that nobody here wrote all the way: vendored, generated, compiled, every operation called
through the generated client and judged; and has two other generators try the same documents.

${RULE}
`;

const CACHE = join("scripts", "node_modules", ".cache", "calloff-corpus");

export async function corpusCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      format: { type: "string", default: "table" },
      peers: { type: "boolean", default: true },
      "at-once": { type: "string", default: "2" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const library = await openLibrary(CACHE);
  const stranger = values.only.find((name) => !library.documents.some((document) => document.name === name));
  if (stranger !== undefined) throw new Failure(`the corpus has no ${stranger}.`);
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
  let done = 0;
  const results = await runAll(wanted, run, (result) => {
    done += 1;
    process.stderr.write(`${String(done).padStart(3)}/${wanted.length}  ${oneLine(result)}\n`);
  });
  process.stdout.write(renderSummary(results));
}
