/**
 * The global types that generated types and the compiler need, in place of TypeScript's own lib, which takes longer to
 * read than most documents. A list has to use its element as the real one does, or any list would fit any other.
 */
export const SMALL_LIB = `
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
interface Uint8Array { readonly byteLength: number }
interface String { readonly length: number }
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
