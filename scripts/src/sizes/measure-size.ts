import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "../../..");
/** This package depends on all of the others, and what is resolved from it is as users have it. */
const PROGRAM = join(root, "packages/calloff/src/measured-program.js");

/**
 * Bundles a program as a user's bundler would, without what it does not use, and gives its bytes, minified and
 * compressed. A program that would load more later is an error: all there is must be counted.
 */
export async function measureSize(program: string): Promise<number> {
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
    const [file, ...more] = output;
    if (more.length > 0) throw new Error(`loaded later: ${more.map(({ fileName }) => fileName).join(", ")}`);
    return gzipSync(file.code, { level: 9 }).length;
  } finally {
    await bundle.close();
  }
}
