import { join } from "node:path";
import { typescript } from "@calloff/codegen/internal";
import type ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedDeclarations: true,
  declaration: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
  target: typescript.ScriptTarget.ES2022,
  module: typescript.ModuleKind.NodeNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeNext,
};

/** Compiles generated packages, and keeps what they have in common between two of them. */
export class Compiler {
  readonly #kept = new Map<string, ts.SourceFile | undefined>();
  readonly #compilesClient: boolean;

  constructor(compilesClient: boolean) {
    this.#compilesClient = compilesClient;
  }

  /** What is wrong with the sources of a package, by the strict compiler and by looking at them. */
  problems(root: string, sources: readonly string[]): string[] {
    const host = typescript.createCompilerHost(OPTIONS);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, version) => {
      if (name.startsWith(root)) return read(name, version);
      if (!this.#kept.has(name)) this.#kept.set(name, read(name, version));
      return this.#kept.get(name);
    };
    const names = sources.map((name) => join(root, name));
    const program = typescript.createProgram(names, OPTIONS, host);
    const checked = this.#compilesClient ? names : names.filter((name) => !name.endsWith("/index.ts"));
    const found = checked.flatMap((name) => {
      const file = program.getSourceFile(name);
      return file
        ? [...program.getSemanticDiagnostics(file), ...program.getDeclarationDiagnostics(file)]
        : [];
    });
    const diagnostics = [...program.getSyntacticDiagnostics(), ...found].map(({ file, messageText }) => {
      const text = typescript.flattenDiagnosticMessageText(messageText, " ");
      return `${file?.fileName ?? ""}: does not compile: ${text.slice(0, 300)}`;
    });
    const strange = names.flatMap((name) => {
      const file = program.getSourceFile(name);
      return file === undefined ? [`${name}: was not compiled`] : findStrangeCode(file);
    });
    return [...diagnostics.slice(0, 5), ...strange];
  }
}

/**
 * Where in a generated file the word of the hostile text is more than a part of a string or a comment, or a type refers
 * to something out of the file.
 */
function findStrangeCode(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (typescript.isIdentifier(node) && node.text.includes("canary")) found.push("canary became a name");
    if (typescript.isImportTypeNode(node) || typescript.isTypeQueryNode(node)) found.push(node.getText(file));
    typescript.forEachChild(node, visit);
  };
  visit(file);
  const references = [
    ...file.referencedFiles,
    ...file.typeReferenceDirectives,
    ...file.libReferenceDirectives,
  ];
  return [
    ...found.map((text) => `${file.fileName}: ${text}`),
    ...references.map(({ fileName }) => `${file.fileName}: refers to ${fileName}`),
  ];
}
