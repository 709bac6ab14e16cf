import type { JsonObject, JsonValue } from "@calloff/openapi/internal";
import ts from "typescript";
import { describedProperties } from "./described-properties.ts";
import type { Direction } from "./json-schema-of.ts";

/** A value, and the type that has to take it. */
export interface TypedSample {
  readonly id: string;
  /** As in `paths["/jobs"]["post"]…`. */
  readonly type: string;
  readonly value: JsonValue;
  readonly schema: JsonObject;
  readonly direction: Direction;
  /** What the value is, for people. */
  readonly words: string;
}

interface SampleProblem {
  readonly sample: TypedSample;
  /** In one line. */
  readonly problem: string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  // The language without its surroundings; of those, generated types name two alone.
  lib: ["lib.es2022.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
};

const LIBRARIES = new Map<string, ts.SourceFile | undefined>();

/** Compiles one file in which each value is given to its type, and reads from the types what the values hold. */
export function compileSamples(
  document: JsonObject,
  types: string,
  samples: readonly TypedSample[],
): SampleProblem[] {
  if (samples.length === 0) return [];
  const written = compileConstants(
    types,
    samples.map(({ type, value }) => `${type} = ${JSON.stringify(value)}`),
  );
  const doubtful = samples.filter((_, index) => written.problems.has(index));
  const failed = new Set(refusedAsTypes(types, doubtful));
  const refused = samples.flatMap((sample, index) =>
    failed.has(sample)
      ? (written.problems.get(index) ?? []).map((text) => ({
          sample,
          problem: `${sample.words} does not fit its type: ${text}`,
        }))
      : [],
  );
  return [...refused, ...unreadable(document, written, samples, failed)];
}

/**
 * Those whose type refuses the value also where it does not stand in the code. The compiler is stricter with what
 * stands there: in a value that fits one variant, it looks at the properties that only others describe.
 */
function refusedAsTypes(types: string, samples: readonly TypedSample[]): TypedSample[] {
  if (samples.length === 0) return [];
  // JSON, read as a type, is the type of that value alone.
  const { problems } = compileConstants(
    types,
    samples.map(({ type, value }) => `${type} = undefined as unknown as ${JSON.stringify(value)}`),
  );
  return samples.filter((_, index) => problems.has(index));
}

interface Compiled {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
  /** By the number of the constant, each in one line. */
  readonly problems: ReadonlyMap<number, readonly string[]>;
}

/** @param constants the type and the value of each, which may name the document's `paths` */
function compileConstants(types: string, constants: readonly string[]): Compiled {
  const lines = constants.map((constant, index) => `const v${index}: ${constant};`);
  const text = ['import type { paths } from "./schema.js";', ...lines].join("\n");
  const files = new Map([
    ["schema.ts", types],
    ["samples.ts", text],
    [
      "surroundings.d.ts",
      "interface Blob { readonly size: number; readonly type: string; text(): Promise<string>; }\n" +
        "interface ReadableStream<R> { getReader(): { read(): Promise<R> }; }",
    ],
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, hostWith(files));
  const file = program.getSourceFile("samples.ts") as ts.SourceFile;
  const problems = new Map<number, string[]>();
  for (const { start = 0, code, messageText } of [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]) {
    const index = file.getLineAndCharacterOfPosition(start).line - 1;
    const words = ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ").slice(0, 300);
    problems.set(index, [...(problems.get(index) ?? []), `TS${code}: ${words}`]);
  }
  return { program, file, problems };
}

/** What the document describes, a value holds and the type does not have. */
function unreadable(
  document: JsonObject,
  { program, file }: Compiled,
  samples: readonly TypedSample[],
  failed: ReadonlySet<TypedSample>,
): SampleProblem[] {
  const checker = program.getTypeChecker();
  const declarations = file.statements.filter(ts.isVariableStatement);
  return declarations.flatMap(({ declarationList }, index): SampleProblem[] => {
    const sample = samples[index];
    const node = declarationList.declarations[0]?.type;
    if (sample === undefined || node === undefined || failed.has(sample)) return [];
    const way = missingIn(document, checker, checker.getTypeFromTypeNode(node), sample);
    return way === undefined
      ? []
      : [{ sample, problem: `${sample.words} has ${way}, which its type does not let be read` }];
  });
}

/** The way to the first property that the types of the others do not have, as in `jobs[].state`. */
function missingIn(
  document: JsonObject,
  checker: ts.TypeChecker,
  type: ts.Type,
  { schema, value, direction }: TypedSample,
): string | undefined {
  const visit = (
    types: readonly ts.Type[],
    schemas: readonly JsonValue[],
    part: JsonValue,
    way: string,
  ): string | undefined => {
    if (typeof part !== "object" || part === null) return undefined;
    const known = describedProperties(document, schemas, direction);
    if (Array.isArray(part)) {
      const [first] = part;
      const elements = types.flatMap((each) => elementsOf(checker, each));
      return first === undefined ? undefined : visit(elements, known.items, first, `${way}[]`);
    }
    for (const [name, inner] of Object.entries(part)) {
      const described = known.properties.get(name) ?? known.others;
      if (described.length === 0) continue;
      const at = way === "" ? name : `${way}.${name}`;
      const next = types.flatMap((each) =>
        membersOf(each).flatMap((member) => propertyOf(checker, member, name)),
      );
      const found = next.length === 0 ? at : visit(next, described, inner, at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit([type], [schema], value, "");
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function propertyOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type[] {
  const property = checker.getPropertyOfType(type, name);
  if (property !== undefined) return [checker.getTypeOfSymbol(property)];
  const index = type.getStringIndexType();
  return index === undefined ? [] : [index];
}

function elementsOf(checker: ts.TypeChecker, type: ts.Type): ts.Type[] {
  return membersOf(type).flatMap((member) => checker.getIndexTypeOfType(member, ts.IndexKind.Number) ?? []);
}

/** The compiler's own libraries are parsed once. */
function hostWith(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  return {
    ...host,
    getCurrentDirectory: () => "",
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    resolveModuleNameLiterals: (literals) =>
      literals.map(() => ({ resolvedModule: { resolvedFileName: "schema.ts", extension: ".ts" } })),
    getSourceFile: (name, version, ...more) => {
      const text = files.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version);
      if (!LIBRARIES.has(name)) LIBRARIES.set(name, getSourceFile(name, version, ...more));
      return LIBRARIES.get(name);
    },
  };
}
