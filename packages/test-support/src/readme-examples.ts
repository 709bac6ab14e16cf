import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import ts from "typescript";

/** A TypeScript example of a README. */
export interface Example {
  readonly readme: string;
  /** The line of its first line, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks marked `ts` in a README, or in another text in Markdown. */
export function readExamples(readme: string, text: string = readFileSync(readme, "utf8")): Example[] {
  return fromMarkdown(text).children.flatMap((node) =>
    node.type === "code" && node.lang === "ts"
      ? [{ readme, line: (node.position?.start.line ?? 0) + 1, code: node.value }]
      : [],
  );
}

/**
 * Compiles every example as a module of its own, as strictly as the project's code; gives one line for each
 * problem. Imports resolve as they do from the example's own folder; what that package does not have, because it
 * would depend on its own dependents, as they do from `folder`.
 */
export function compileExamples(
  examples: readonly Example[],
  folder: string,
  tsconfig: string,
  ownFolder: (example: Example) => string = () => folder,
): string[] {
  const files = new Map(
    examples.map((example, i) => [join(ownFolder(example), `readme-example-${i}.ts`), example]),
  );
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      types: ["node"],
      isolatedDeclarations: false,
      declaration: false,
      // Libraries take longer to check than all examples, and have been checked with the packages that use them.
      skipLibCheck: true,
    },
    dirname(tsconfig),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.code ?? readFile(path);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version, ...rest) => {
    const example = files.get(path);
    if (example === undefined) return getSourceFile(path, version, ...rest);
    return ts.createSourceFile(path, example.code, version);
  };
  host.resolveModuleNameLiterals = (literals, containing, redirected, settings, file) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(file, literal, settings);
      const resolve = (from: string): ts.ResolvedModuleWithFailedLookupLocations =>
        ts.resolveModuleName(literal.text, from, settings, host, undefined, redirected, mode);
      const own = resolve(containing);
      const isFound = own.resolvedModule !== undefined || !files.has(containing);
      return isFound ? own : resolve(join(folder, "readme-example.ts"));
    });
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => describe(diagnostic, files));
}

function describe(
  { file, start = 0, messageText }: ts.Diagnostic,
  files: ReadonlyMap<string, Example>,
): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined) return message;
  const example = files.get(file.fileName);
  const line = file.getLineAndCharacterOfPosition(start).line + (example?.line ?? 1);
  return `${example?.readme ?? file.fileName}:${line}: ${message}`;
}
