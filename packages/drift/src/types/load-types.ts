import { typescript } from "@calloff/codegen/internal";
import type ts from "typescript";

/** The types of both documents in one program, so that the compiler can be asked how they relate. */
export interface LoadedTypes {
  readonly checker: ts.TypeChecker;
  readonly before: ExportedTypes;
  readonly after: ExportedTypes;
}

/** What a generated file exports, by name; undefined where it exports no such type. */
export type ExportedTypes = (name: string) => ts.Type | undefined;

/**
 * The strictest that users may have. `exactOptionalPropertyTypes` refuses all that is refused without it, and more:
 * what may be absent may then not be `undefined`.
 */
const OPTIONS: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  target: typescript.ScriptTarget.ES2022,
  module: typescript.ModuleKind.ESNext,
};

export function loadTypes(before: string, after: string): LoadedTypes {
  const texts = new Map([
    ["lib.ts", SMALL_LIB],
    ["before.ts", before],
    ["after.ts", after],
  ]);
  const files = new Map(
    [...texts].map(([name, text]) => [
      name,
      typescript.createSourceFile(name, text, typescript.ScriptTarget.ES2022),
    ]),
  );
  const host: ts.CompilerHost = {
    fileExists: (name) => files.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => "lib.ts",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
  const checker = typescript.createProgram([...texts.keys()], OPTIONS, host).getTypeChecker();
  const exportsOf = (name: string): ExportedTypes => {
    const file = files.get(name);
    const symbol = file && checker.getSymbolAtLocation(file);
    const exported = new Map(symbol && checker.getExportsOfModule(symbol).map((type) => [type.name, type]));
    return (wanted) => {
      const found = exported.get(wanted);
      return found && checker.getDeclaredTypeOfSymbol(found);
    };
  };
  return { checker, before: exportsOf("before.ts"), after: exportsOf("after.ts") };
}

/**
 * The global types that generated types and the compiler need, in place of TypeScript's own lib, which takes longer to
 * read than most documents. A list has to use its element as the real one does, or any list would fit any other.
 */
const SMALL_LIB = `
interface Array<T> {
  length: number;
  [index: number]: T;
  pop(): T | undefined;
  push(...items: T[]): number;
}
interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  slice(): T[];
}
interface Boolean { valueOf(): boolean }
interface Blob { readonly size: number; readonly type: string; text(): object }
interface CallableFunction extends Function {}
interface Function { readonly name: string }
interface IArguments { readonly length: number }
interface NewableFunction extends Function {}
interface Number { toFixed(): string }
interface Object { hasOwnProperty(key: string): boolean }
interface ReadableStream<R> { readonly locked: boolean; read(): R }
interface RegExp { readonly source: string }
interface String { readonly length: number }
interface Uint8Array { readonly byteLength: number }
type PropertyKey = string | number | symbol;
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends keyof any, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
`;
