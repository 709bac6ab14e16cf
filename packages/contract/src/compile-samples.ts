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
  const lines = samples.map(
    ({ type, value }, index) => `const v${index}: ${type} = ${JSON.stringify(value)};`,
  );
  const files = new Map([
    ["schema.ts", types],
    ["samples.ts", ['import type { paths } from "./schema.js";', ...lines].join("\n")],
    [
      "surroundings.d.ts",
      "interface Blob { readonly size: number; readonly type: string; text(): Promise<string>; }\n" +
        "interface ReadableStream<R> { getReader(): { read(): Promise<R> }; }",
    ],
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, hostWith(files));
  const file = program.getSourceFile("samples.ts");
  if (file === undefined) return [];
  const compiled = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  const refused = compiled.flatMap(({ start = 0, code, messageText }): SampleProblem[] => {
    const sample = samples[file.getLineAndCharacterOfPosition(start).line - 1];
    const text = ts.flattenDiagnosticMessageText(messageText, " ").replace(/\s+/g, " ").slice(0, 300);
    return sample === undefined
      ? []
      : [{ sample, problem: `${sample.words} does not fit its type: TS${code}: ${text}` }];
  });
  const failed = new Set(refused.map(({ sample }) => sample));
  return [...refused, ...unreadable(document, program, file, samples, failed)];
}

/** What the document describes, a value holds and the type does not have. */
function unreadable(
  document: JsonObject,
  program: ts.Program,
  file: ts.SourceFile,
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
      const described = known.properties.get(name);
      if (described === undefined) continue;
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
