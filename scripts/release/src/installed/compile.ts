import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { x } from "tinyexec";

const COMPILERS: Readonly<Record<string, string>> = {
  "5.4": "typescript-5.4",
  "5.9": "typescript",
  "7": "typescript-7",
};

/** By `moduleResolution`: the `module` that goes with it. */
const MODULES: Readonly<Record<string, string>> = {
  node16: "node16",
  nodenext: "nodenext",
  bundler: "esnext",
};

/** Every way to compile that is held up. */
export const COMPILATIONS: readonly (readonly [compiler: string, moduleResolution: string])[] = Object.keys(
  COMPILERS,
).flatMap((compiler) => Object.keys(MODULES).map((resolution) => [compiler, resolution] as const));

/**
 * Compiles all TypeScript in a folder as strictly as can be, the types of what is installed included.
 *
 * @returns the compiler's complaints, a line each
 */
export async function compile(
  folder: string,
  [compiler, moduleResolution]: (typeof COMPILATIONS)[number],
  emit: boolean,
): Promise<string[]> {
  const config = `tsconfig.${compiler}.${moduleResolution}.json`;
  const compilerOptions = { ...STRICT, module: MODULES[moduleResolution], moduleResolution, noEmit: !emit };
  const exclude = ["**/node_modules"];
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, include: ["*/*/*.ts"], exclude }));
  const program = [compilerProgram(compiler), "--pretty", "false", "-p", config];
  const { stdout, stderr, exitCode } = await x(process.execPath, program, { nodeOptions: { cwd: folder } });
  return exitCode === 0 ? [] : (stdout || stderr).trim().split("\n");
}

function compilerProgram(compiler: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${COMPILERS[compiler]}/package.json`);
  return join(dirname(manifest), "bin/tsc");
}

// No `lib`: what is installed has to do with what a compiler takes for this target.
const STRICT = {
  target: "es2022",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
};
