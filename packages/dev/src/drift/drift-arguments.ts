import { type ParseArgsConfig, parseArgs } from "node:util";
import { FORMATS, type Format } from "@calloff/drift/internal";
import { UserError } from "@calloff/openapi/internal";

/** Two documents to compare, without a provider. */
interface CompareRequest extends ReportOptions {
  readonly kind: "compare";
  readonly before: string;
  readonly after: string;
}

/** Providers to look at. */
export interface ProvidersRequest extends ReportOptions {
  readonly kind: "providers";
  /** All, when empty. */
  readonly providers: readonly string[];
  /** By provider, the files and URLs that take the place of its recorded source. */
  readonly upstream: ReadonlyMap<string, readonly string[]>;
  /** Whether the new documents are to be vendored, and a changeset written. */
  readonly write: boolean;
}

interface ReportOptions {
  readonly format: Format;
  /** The file that the report goes to. */
  readonly output?: string;
}

export type DriftRequest = CompareRequest | ProvidersRequest;

const OPTIONS = {
  upstream: { type: "string", multiple: true },
  format: { type: "string", default: "text" },
  output: { type: "string" },
  write: { type: "boolean", default: false },
  compare: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

/** @throws UserError when the arguments are not those of the help text */
export function parseDriftArguments(args: readonly string[]): DriftRequest {
  const { values, positionals } = parse(args);
  const { upstream = [], format, output, write, compare } = values;
  if (!isFormat(format)) throw usage(`--format ${format} is none of ${FORMATS.join(", ")}`);
  if (output === "") throw usage("--output needs the name of a file");
  const options = { format, ...(output !== undefined && { output }) };
  if (!compare)
    return { kind: "providers", providers: positionals, upstream: byProvider(upstream), write, ...options };
  if (upstream.length > 0) throw usage("--compare has no provider, so it takes no --upstream");
  if (write) throw usage("--compare only compares; --write is for providers");
  const [before, after, extra] = positionals;
  if (before === undefined || after === undefined || extra !== undefined) {
    throw usage(`--compare takes two documents, the older one first; here are ${positionals.length}`);
  }
  return { kind: "compare", before, after, ...options };
}

function byProvider(upstream: readonly string[]): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const pair of upstream) {
    const at = pair.indexOf("=");
    const [provider, from] = [pair.slice(0, at), pair.slice(at + 1)];
    if (at < 1 || from === "") throw usage(`--upstream ${pair} is not <provider>=<file or URL>`);
    given.set(provider, [...(given.get(provider) ?? []), from]);
  }
  return given;
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

type Parsed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Its second sentence is about values that begin with a hyphen.
    throw usage(error.message.split(/\.(?: |$)/)[0] ?? error.message);
  }
}

function usage(message: string): UserError {
  return new UserError(`drift: ${message}. For help: npx calloff-dev drift --help`);
}
