import { markdownTable } from "@calloff/openapi/internal";
import { code, plain } from "./markdown.ts";

/** One thing that users import: its name, what its manifest says of it, and its source. */
export interface EntryPoint {
  /** As in `@calloff/core/node`. */
  readonly name: string;
  /** The name of the package that exports it. */
  readonly package: string;
  /** What the package is, in one sentence. */
  readonly description: string;
  readonly source: string;
}

/** The page that lists every entry point, grouped by what it is for, with a sentence on each. */
export function apiIndex(entries: readonly EntryPoint[], vendors: ReadonlySet<string>): string {
  const groups = new Map<string, EntryPoint[]>(GROUPS.map((title) => [title, []]));
  for (const entry of entries) groups.get(groupOf(entry, vendors))?.push(entry);
  const sections = [...groups].flatMap(([title, own]) =>
    own.length === 0 ? [] : [`## ${title}`, markdownTable(["import", "what it is"], own.map(rowOf))],
  );
  return `# API

Every name that you can import, with its types, defaults and errors, from the sources. The [guide](/guide/getting-started) shows how to use them.

${sections.join("\n\n")}`;
}

const GROUPS = ["In your app", "One vendor each", "In your tests", "For documents"] as const;

const APP = new Set(["calloff", "@calloff/core", "@calloff/runtime"]);
const TESTS = new Set(["@calloff/mock", "@calloff/msw", "@calloff/contract"]);

function groupOf({ package: name }: EntryPoint, vendors: ReadonlySet<string>): (typeof GROUPS)[number] {
  if (APP.has(name)) return "In your app";
  if (vendors.has(name)) return "One vendor each";
  return TESTS.has(name) ? "In your tests" : "For documents";
}

function rowOf({ name, package: owner, description }: EntryPoint): string[] {
  const said = name === owner ? description : (SENTENCES[name] ?? `Another entry of ${owner}.`);
  return [`[${code(name)}](${addressOfEntry(name)})`, plain(said)];
}

/** What a package's further entries are for: its manifest describes the package as a whole. */
const SENTENCES: Readonly<Record<string, string>> = {
  "calloff/node": "All vendors composed, with cancelOnExit for a Node process.",
  "@calloff/core/start": "createCalloff with start, guard and cancelOnAbort for jobs that run.",
  "@calloff/core/node": "createCalloff with cancelOnExit for a Node process.",
  "@calloff/runtime/stream": "Reads event streams, JSON lines and other streams item by item, typed.",
  "@calloff/contract/vitest": "Suites for Vitest that hold a client to its document.",
};

function addressOfEntry(name: string): string {
  return `/api/${name.replace(/^@calloff\//, "")}`;
}
