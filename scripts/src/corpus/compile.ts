import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { compilerHost, typescript } from "@calloff/codegen/internal";
import type ts from "typescript";

/** How strictly: as every package here, or what most projects have: `strict` and nothing more. */
export type Strictness = "ours" | "strict";

/**
 * The first error that the compiler finds, libraries included; undefined when it finds none.
 *
 * @param roots paths of the files to begin with
 * @param files the text of files that are not on the disk, by path
 */
export function compileError(
  roots: readonly string[],
  files: ReadonlyMap<string, string>,
  strictness: Strictness,
): string | undefined {
  const options = optionsFor(strictness);
  const program = typescript.createProgram(roots, options, compilerHost(options, files));
  const [first, ...more] = diagnosticsOf(program);
  if (first === undefined) return undefined;
  const at =
    first.file === undefined || first.start === undefined
      ? ""
      : `${first.file.fileName.replace(/.*\//s, "")}:${first.file.getLineAndCharacterOfPosition(first.start).line + 1}: `;
  const text = typescript.flattenDiagnosticMessageText(first.messageText, " ").replace(/\s+/g, " ");
  const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return `${at}TS${first.code}: ${text.slice(0, 300)}${others}`;
}

/** Of what was generated and of our runtime: what others wrote takes seconds to check, and is the same each time. */
function diagnosticsOf(program: ts.Program): ts.Diagnostic[] {
  const own = program.getSourceFiles().filter(({ fileName }) => !isOfOthers(fileName));
  return [
    ...program.getOptionsDiagnostics(),
    ...own.flatMap((file) => [...typescript.getPreEmitDiagnostics(program, file)]),
  ];
}

/** By its real path: the packages of this workspace are linked. */
function isOfOthers(path: string): boolean {
  return path.includes("/node_modules/.pnpm/") || isOfCompiler(path);
}

function isOfCompiler(path: string): boolean {
  return path.includes("/typescript/lib/");
}

function optionsFor(strictness: Strictness): ts.CompilerOptions {
  const path = typescript.findConfigFile(process.cwd(), existsSync, ".config/tsconfig.json") ?? "";
  const { config } = typescript.readConfigFile(path, (file) => readFileSync(file, "utf8")) as {
    config: { compilerOptions: object };
  };
  const { options } = typescript.convertCompilerOptionsFromJson(config.compilerOptions, dirname(path));
  if (strictness === "ours") return options;
  const { target, lib, types, noEmit, skipLibCheck } = options;
  return {
    strict: true,
    ...{ target, lib, types, noEmit, skipLibCheck },
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
  } as ts.CompilerOptions;
}
