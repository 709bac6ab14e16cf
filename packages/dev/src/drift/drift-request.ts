import { FORMATS, type Format } from "@calloff/drift/internal";
import { usageError } from "../command.ts";

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

/** The options of `drift`, as they are given. */
export interface DriftOptions {
  /** Each as in `acme=openapi.yaml`. */
  readonly upstream?: readonly string[];
  readonly format?: string;
  readonly output?: string;
  readonly write?: boolean;
  readonly compare?: boolean;
}

const usage = usageError("drift");

/**
 * @param names providers, or with `compare` two documents
 * @throws UserError when they do not fit each other
 */
export function driftRequest(names: readonly string[], given: DriftOptions): DriftRequest {
  const { upstream = [], format = "text", output, write = false, compare = false } = given;
  if (!isFormat(format)) throw usage(`--format ${format} is unknown. Formats: ${FORMATS.join(", ")}`);
  if (output === "") throw usage("--output needs the name of a file");
  const options = { format, ...(output !== undefined && { output }) };
  if (!compare)
    return { kind: "providers", providers: names, upstream: byProvider(upstream), write, ...options };
  if (upstream.length > 0) throw usage("--compare cannot be combined with --upstream");
  if (write) throw usage("--compare cannot be combined with --write");
  const [before, after, extra] = names;
  if (before === undefined || after === undefined || extra !== undefined) {
    throw usage(`--compare needs two documents, the older one first, but got ${names.length}`);
  }
  return { kind: "compare", before, after, ...options };
}

function byProvider(upstream: readonly string[]): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const pair of upstream) {
    const at = pair.indexOf("=");
    const [provider, from] = [pair.slice(0, at), pair.slice(at + 1)];
    if (at < 1 || from === "") throw usage(`--upstream ${pair}: write it as <provider>=<file or URL>`);
    given.set(provider, [...(given.get(provider) ?? []), from]);
  }
  return given;
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}
