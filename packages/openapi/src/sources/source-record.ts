import { Ajv, type SchemaObject } from "ajv";
import { Document } from "yaml";
import { parseDocument } from "../document/parse-document.ts";
import { parsePointer } from "../document/pointer.ts";
import { UserError } from "../user-error.ts";
import { readSource } from "./read-source.ts";

/** What a source.yaml keeps about the document beside it. */
export interface SourceRecord {
  /** The day on which it was read, as in 2026-11-22, in UTC. */
  readonly retrieved: string;
  readonly document: {
    readonly file: string;
    /** The version of OpenAPI. */
    readonly openapi: string;
    readonly sha256: string;
    readonly bytes: number;
  };
  readonly source: {
    /** `pages`: the document was merged from those of several. `written`: by hand, from what others say of the vendor. */
    readonly kind: "page" | "pages" | "document" | "written";
    /** The public address of the page or the document. */
    readonly url?: string;
    /** The list of all pages of the site, where the page links one. */
    readonly index?: string;
    /** Of `written`, the addresses of what its facts were read from. */
    readonly facts?: readonly string[];
    /** The document that the page was made from, as the page says; of `written`, the vendor's own. */
    readonly upstream?: string;
    /** The operation that the page is about, as in `DELETE /job/{jobId}`. */
    readonly operation?: string;
    /** Of the page around the document. */
    readonly sha256?: string;
    /** The first and last line of the document in the page, as in `23-173`. */
    readonly lines?: string;
    /** The operations that were taken, where the document holds more; sha256 and bytes above are of what was taken. */
    readonly only?: readonly string[];
    /** The document that they were taken from. */
    readonly whole?: { readonly sha256: string; readonly bytes: number; readonly operations: number };
    /** Of `pages`, in the order in which they were merged. */
    readonly pages?: readonly PageRecord[];
  };
}

/** One of several pages. The names mean what they mean above. */
export interface PageRecord {
  readonly url?: string;
  /** Those of the document, where the page does not say what it is about. */
  readonly operation: string;
  readonly sha256: string;
  readonly lines?: string;
}

const sha256 = { type: "string", pattern: "^[0-9a-f]{64}$" };
const url = { type: "string", pattern: "^https?://" };
const lines = { type: "string", pattern: "^\\d+-\\d+$" };
const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 1 };
const listOf = (items: SchemaObject): SchemaObject => ({ type: "array", minItems: 1, items });

function closedObject(required: readonly string[], properties: SchemaObject): SchemaObject {
  return { type: "object", additionalProperties: false, required, properties };
}

function neededBy(kind: SourceRecord["source"]["kind"], key: string): SchemaObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { properties: { kind: { const: kind } } }, then: { required: [key] } };
}

const SCHEMA = closedObject(["retrieved", "document", "source"], {
  retrieved: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  document: closedObject(["file", "openapi", "sha256", "bytes"], {
    file: { enum: ["openapi.yaml", "openapi.json"] },
    openapi: text,
    sha256,
    bytes: count,
  }),
  source: {
    ...closedObject(["kind"], {
      kind: { enum: ["page", "pages", "document", "written"] },
      facts: listOf(text),
      url,
      index: url,
      upstream: url,
      operation: text,
      sha256,
      lines,
      only: listOf(text),
      whole: closedObject(["sha256", "bytes", "operations"], { sha256, bytes: count, operations: count }),
      pages: listOf(closedObject(["operation", "sha256"], { url, operation: text, sha256, lines })),
    }),
    allOf: [neededBy("pages", "pages"), neededBy("written", "facts")],
  },
});

const isSourceRecord = new Ajv().compile<SourceRecord>(SCHEMA);

const HEADING =
  " Where the document beside this file came from. Written when it was vendored; not to be edited.";
const MERGED =
  " It was merged from the documents of several pages, each of which holds some of its operations.";

/**
 * Reads a source.yaml.
 *
 * @throws UserError when it cannot be read, or is not of this shape
 */
export async function readSourceRecord(path: string): Promise<SourceRecord> {
  const { text } = await readSource(path);
  const { value, locate } = parseDocument(text, { file: path });
  if (isSourceRecord(value)) return value;
  const [error] = isSourceRecord.errors ?? [];
  const keys = parsePointer(error?.instancePath ?? "");
  const what = keys.length === 0 ? "it" : keys.join(".");
  throw new UserError(
    `${what} ${error?.message}; vendor the document again, which rewrites this file.`,
    locate(keys),
  );
}

export function printSourceRecord(record: SourceRecord): string {
  // To readers of YAML 1.1 a date without quotes is not a string.
  const document = new Document(record, { compat: "yaml-1.1" });
  document.commentBefore = record.source.kind === "pages" ? `${HEADING}\n${MERGED}` : HEADING;
  return document.toString({ lineWidth: 0 });
}
