import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import type { AnswerRow, CancelRequest, Moments, StatusRow } from "./provider-tests/tables.ts";

/**
 * A provider's hand-written tables of answers and of statuses, whose files hold data and types, and import nothing
 * else; undefined where there is none. Where the vendor has several kinds of job, the files export `kinds`, with the
 * tables of each.
 */
export async function readTables(folder: string): Promise<ProviderTables> {
  const first = await readData(join(folder, "answers.ts"));
  const second = await readData(join(folder, "statuses.ts"));
  if (first.kinds === undefined && second.kinds === undefined)
    return { ...tablesIn(first, second), kinds: undefined };
  const names = new Set([first, second].flatMap(({ kinds = {} }) => Object.keys(kinds)));
  const kinds = [...names].map(
    (kind) => [kind, tablesIn(first.kinds?.[kind], second.kinds?.[kind])] as const,
  );
  return { ...tablesIn(), kinds: Object.fromEntries(kinds) };
}

function tablesIn(
  { request, answers, moments }: Partial<Tables> = {},
  { statuses }: Partial<Tables> = {},
): Tables {
  return { request, answers, moments, statuses };
}

/** What is known by hand of one provider. */
export interface ProviderTables extends Tables {
  /** By the kind of job, where the vendor has several. */
  readonly kinds: Readonly<Record<string, Tables>> | undefined;
}

/** Hand-written tables for one kind of job. */
export interface Tables {
  readonly request: CancelRequest | undefined;
  readonly answers: readonly AnswerRow[] | undefined;
  readonly moments: Moments | undefined;
  readonly statuses: readonly StatusRow[] | undefined;
}

async function readData(path: string): Promise<Partial<ProviderTables>> {
  if (!existsSync(path)) return {};
  const source = await readFile(path, "utf8");
  const options = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  return (await import(url)) as Partial<ProviderTables>;
}
