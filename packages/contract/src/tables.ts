import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import type { AnswerRow, CancelRequest, Moments, StatusRow } from "./provider-tests/tables.ts";

/**
 * A provider's hand-written tables of answers and of statuses, whose files hold data and types, and import nothing
 * else; undefined where there is none.
 */
export async function readTables(folder: string): Promise<Tables> {
  const { request, answers, moments } = await readData<Tables>(join(folder, "answers.ts"));
  const { statuses } = await readData<Tables>(join(folder, "statuses.ts"));
  return { request, answers, moments, statuses };
}

/** What is known by hand of one provider. */
export interface Tables {
  readonly request: CancelRequest | undefined;
  readonly answers: readonly AnswerRow[] | undefined;
  readonly moments: Moments | undefined;
  readonly statuses: readonly StatusRow[] | undefined;
}

async function readData<Exports>(path: string): Promise<Partial<Exports>> {
  if (!existsSync(path)) return {};
  const source = await readFile(path, "utf8");
  const options = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  return (await import(url)) as Partial<Exports>;
}
