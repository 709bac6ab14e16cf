import { createRequire } from "node:module";
import type ts from "typescript";

/**
 * The compiler. An import would have Node read its nine megabytes twice before running them, once for whether they are
 * an ES module and once for the names they export: half a second, and more than the small documents take.
 */
export const typescript: typeof ts = createRequire(import.meta.url)("typescript");

const LIBRARIES = new Map<string, ts.SourceFile>();

/**
 * A host for programs with files that are not on the disk. The compiler's own libraries are parsed once a process: to
 * read them takes longer than all else.
 *
 * @param files text by path
 */
export function compilerHost(
  options: ts.CompilerOptions,
  files: ReadonlyMap<string, string> = new Map(),
): ts.CompilerHost {
  const host = typescript.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const libraries = host.getDefaultLibLocation?.() ?? "";
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  // Asked before a file is looked for; those of ours are in no folder.
  if (files.size > 0) delete host.directoryExists;
  host.getSourceFile = (path, version, ...more) => {
    const text = files.get(path);
    if (text !== undefined) return typescript.createSourceFile(path, text, version);
    if (libraries === "" || !path.startsWith(libraries)) return getSourceFile(path, version, ...more);
    const known = LIBRARIES.get(path) ?? getSourceFile(path, version, ...more);
    if (known !== undefined) LIBRARIES.set(path, known);
    return known;
  };
  return host;
}
