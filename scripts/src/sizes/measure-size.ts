import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Bytes, minified and compressed. */
export interface Size {
  /** What a page loads at its start: the program's own file and the files that it imports. */
  readonly initial: number;
  /** With what it loads when it is used. */
  readonly total: number;
}

const root = join(import.meta.dirname, "../../..");
/** This package depends on all of the others, and what is resolved from it is as users have it. */
const PROGRAM = join(root, "packages/calloff/src/measured-program.js");

/** Bundles a program as a user's bundler would: minified, without what it does not use, split where it says `import()`. */
export async function measureSize(program: string): Promise<Size> {
  const bundle = await rolldown({
    input: PROGRAM,
    platform: "browser",
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === PROGRAM ? id : null),
        load: (id) => (id === PROGRAM ? program : null),
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: "esm", minify: true });
    const files = new Map(output.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file]] : [])));
    const initial = new Set(
      output.flatMap((file) => (file.type === "chunk" && file.isEntry ? [file.fileName] : [])),
    );
    // What is added is looked at too.
    for (const name of initial) for (const imported of files.get(name)?.imports ?? []) initial.add(imported);
    const sizeOf = (names: Iterable<string>): number =>
      [...names].reduce((sum, name) => sum + gzipSync(files.get(name)?.code ?? "", { level: 9 }).length, 0);
    return { initial: sizeOf(initial), total: sizeOf(files.keys()) };
  } finally {
    await bundle.close();
  }
}
