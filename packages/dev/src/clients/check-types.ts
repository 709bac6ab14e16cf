import { relative } from "node:path";
import { typescript as ts } from "@calloff/codegen/internal";
import { UserError } from "@calloff/openapi/internal";
import type { CompilerHost, CompilerOptions, SourceFile } from "typescript";

const MAX_SHOWN = 5;

const OPTIONS: CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.disposable.d.ts"],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/** TypeScript's own files, which are the same for every client: to read them takes longer than all else. */
const libraries = new Map<string, SourceFile | undefined>();

function createHost(): CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const folder = host.getDefaultLibLocation?.() ?? "";
  return {
    ...host,
    getSourceFile(name, options, ...more) {
      if (folder === "" || !name.startsWith(folder)) return host.getSourceFile(name, options, ...more);
      if (!libraries.has(name)) libraries.set(name, host.getSourceFile(name, options, ...more));
      return libraries.get(name);
    },
  };
}

/**
 * Compiles a generated client as a strict app would.
 *
 * @param folder with `index.ts`, from where `@calloff/runtime` is found
 * @throws UserError with the first errors
 */
export function checkTypes(provider: string, folder: string): void {
  const program = ts.createProgram([`${folder}/index.ts`], OPTIONS, createHost());
  const problems = ts.getPreEmitDiagnostics(program);
  if (problems.length === 0) return;
  const lines = problems.slice(0, MAX_SHOWN).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined) return text;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${relative(folder, file.fileName)}:${line + 1}: ${text}`;
  });
  throw new UserError(`${provider}: its client does not compile:\n${lines.join("\n")}`);
}
