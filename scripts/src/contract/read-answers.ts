import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { AnswerRow } from "@calloff/contract";
import ts from "typescript";

/**
 * A provider's hand-written table of answers, whose file holds data and types, and imports nothing else; undefined when
 * there is none.
 */
export async function readAnswers(path: string): Promise<readonly AnswerRow[] | undefined> {
  if (!existsSync(path)) return undefined;
  const source = await readFile(path, "utf8");
  const options = { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const url = `data:text/javascript,${encodeURIComponent(outputText)}`;
  const { answers } = (await import(url)) as { answers: readonly AnswerRow[] };
  return answers;
}
