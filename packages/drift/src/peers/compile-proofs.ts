import { fileURLToPath } from "node:url";
import { compilerHost } from "@calloff/codegen/internal";
import ts from "typescript";

/** A user's code, and the types of the package before and after. */
export interface Proof {
  readonly name: string;
  readonly code: string;
  readonly before: string;
  readonly after: string;
}

/** The compiler's messages about a proof's code on either side; none where it compiles. */
export interface Compiled {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a user of a provider's package has at hand. */
const PREAMBLE = `import { client } from "./client.ts";
import type { components, operations, paths } from "./schema.ts";
`;
const CLIENT = `import type { Client } from "@calloff/runtime";
import type { paths } from "./schema.ts";
export declare const client: Client<paths>;
`;

/** Nothing is written: the files stand in memory, in a folder from which `@calloff/runtime` is found. */
const FOLDER = fileURLToPath(new URL("proofs-in-memory", import.meta.url));

/** Compiles all proofs in one go, under the strict settings of this repository. */
export function compileProofs(proofs: readonly Proof[]): Map<string, Compiled> {
  const files = new Map<string, string>();
  for (const proof of proofs) {
    for (const side of ["before", "after"] as const) {
      files.set(`${FOLDER}/${proof.name}/${side}/schema.ts`, proof[side]);
      files.set(`${FOLDER}/${proof.name}/${side}/client.ts`, CLIENT);
      files.set(`${FOLDER}/${proof.name}/${side}/proof.ts`, PREAMBLE + proof.code);
    }
  }
  const options = settings();
  const program = ts.createProgram([...files.keys()], options, compilerHost(options, files));
  const side = (name: string, which: string): string[] => {
    const folder = `${FOLDER}/${name}/${which}`;
    const stage = ["schema.ts", "client.ts"].flatMap((file) => messagesOf(program, `${folder}/${file}`));
    if (stage.length > 0)
      throw new Error(`the types of ${name} (${which}) do not compile: ${stage.join("; ")}`);
    return messagesOf(program, `${folder}/proof.ts`);
  };
  return new Map(
    proofs.map(({ name }) => [name, { before: side(name, "before"), after: side(name, "after") }]),
  );
}

function messagesOf(program: ts.Program, path: string): string[] {
  const file = program.getSourceFile(path);
  if (file === undefined) throw new Error(`${path} is not in the program`);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
}

function settings(): ts.CompilerOptions {
  const path = fileURLToPath(new URL("../../../../.config/tsconfig.json", import.meta.url));
  const { config } = ts.readConfigFile(path, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, FOLDER);
  return { ...options, skipLibCheck: true };
}
