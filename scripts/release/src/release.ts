import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { prepareRelease } from "./prepare-release.ts";

// npm run release -- <folder>: what the release workflow does before any of its jobs may write something.
const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0) {
  process.stderr.write("usage: npm run release -- <folder for the tarballs, or for the patch>\n");
  process.exitCode = 2;
} else {
  await mkdir(folder, { recursive: true });
  const next = await prepareRelease(process.cwd(), resolve(folder));
  await writeFile(join(folder, "next"), `${next}\n`);
  process.stdout.write(`next: ${next}\n`);
}
