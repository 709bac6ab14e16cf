import ts from "typescript";
import { documentedOperations } from "./documented-operation.ts";
import { hasFailed, type Row } from "./row.ts";
import type { Subject } from "./subject.ts";

/** Facts about a provider that its rows do not contain. */
export interface ProviderOrigin {
  /** The text of the client's generated `schema.ts`, in which the operations that have types are counted. */
  readonly schema: string;
  /** The day on which the document was read from the vendor, as in `2026-11-22`. */
  readonly retrieved: string;
  /** The SHA-256 of the vendor's document as it was published, in hexadecimal digits. */
  readonly sha256: string;
  /**
   * Operations of the vendor's document that the overlay leaves out, such as `POST /files`.
   *
   * @default none
   */
  readonly leftOut?: readonly string[];
}

/**
 * Sums up the rows of one provider, as `makeReport` takes it.
 *
 * @example
 * const rows = await allRows(subject);
 * const report = makeReport([summarizeProvider(subject, rows, { schema, retrieved, sha256 })], rows);
 */
export function summarizeProvider(
  { provider, document }: Subject,
  rows: readonly Row[],
  { schema, retrieved, sha256, leftOut = [] }: ProviderOrigin,
): ProviderSummary {
  const documented = documentedOperations(document);
  const operations = documented.map(({ name }) => name);
  const ours = documented.filter(({ origin }) => origin === "overlay").length;
  const types = typedOperations(schema);
  const made = rows.filter(({ skipped }) => skipped === undefined);
  const passed = (name: string): boolean => {
    const own = made.filter(({ operation }) => operation === name);
    return own.length > 0 && !own.some(hasFailed);
  };
  return {
    provider,
    operations: operations.length - ours + leftOut.length,
    leftOut,
    ours,
    typed: operations.filter((name) => types.has(name)).length,
    tested: operations.filter(passed).length,
    skipped: countReasons(rows),
    rows: made.length,
    failed: made.filter(hasFailed).length,
    retrieved,
    sha256,
  };
}

function countReasons(rows: readonly Row[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { skipped } of rows) {
    if (skipped !== undefined) reasons[skipped] = (reasons[skipped] ?? 0) + 1;
  }
  return reasons;
}

/** The result for one provider. */
export interface ProviderSummary {
  /** The provider's name. */
  readonly provider: string;
  /** How many operations the vendor's document has. */
  readonly operations: number;
  /** The operations that the overlay removes: the client does not have them, and they were not tested. */
  readonly leftOut: readonly string[];
  /** How many operations the overlay adds. */
  readonly ours: number;
  /** How many operations of both have types in the client. */
  readonly typed: number;
  /** How many operations were called and passed in every row. */
  readonly tested: number;
  /** How many calls were not made, by the reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** How many calls were made. */
  readonly rows: number;
  /** How many of the calls failed. */
  readonly failed: number;
  /** The day on which the document was read from the vendor, as in `2026-11-22`. */
  readonly retrieved: string;
  /** The SHA-256 of the vendor's document, in hexadecimal digits. */
  readonly sha256: string;
}

/** The operations, such as `DELETE /job/{jobId}`, for which a package's generated `paths` has a type. */
export function typedOperations(schemaSource: string): Set<string> {
  const { statements } = ts.createSourceFile("schema.ts", schemaSource, ts.ScriptTarget.ES2022);
  const paths = statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "paths");
  const found = new Set<string>();
  for (const path of paths?.members ?? []) {
    if (!ts.isPropertySignature(path) || !path.type || !ts.isTypeLiteralNode(path.type)) continue;
    for (const method of path.type.members) {
      // A method that the path does not have is there too, as optional and never.
      if (!ts.isPropertySignature(method) || method.questionToken) continue;
      found.add(`${textOf(method.name).toUpperCase()} ${textOf(path.name)}`);
    }
  }
  return found;
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
