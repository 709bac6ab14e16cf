import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type InlineConfig } from "vite";

const SHARED: InlineConfig = {
  configFile: false,
  logLevel: "error",
  // As it was written: what is transpiled in the suite is so for all runtimes.
  build: { target: "esnext", emptyOutDir: true },
};

/** Writes `await using` as Vite transpiles it: with helpers of its own, which take another symbol where one is missing. */
export async function lowerUsing(folder: string): Promise<void> {
  await build({
    ...SHARED,
    root: folder,
    build: {
      outDir: "lowered",
      target: "es2022",
      lib: { entry: "native-using.js", formats: ["es"], fileName: "lowered-using" },
    },
  });
  await copyFile(join(folder, "lowered", "lowered-using.js"), join(folder, "lowered-using.js"));
}

/** The suite as a page, as a user's own build makes it. Gives the page's folder. */
export async function bundlePage(folder: string): Promise<string> {
  const page = '<!doctype html><title>Calloff</title><script type="module" src="./entry-page.js"></script>\n';
  await writeFile(join(folder, "index.html"), page);
  await build({ ...SHARED, root: folder, build: { ...SHARED.build, outDir: "page" } });
  return join(folder, "page");
}

/** The suite as one module, which is what workerd is given. */
export async function bundleWorker(folder: string): Promise<string> {
  await build({
    ...SHARED,
    root: folder,
    resolve: { conditions: ["workerd", "worker", "browser", "module", "import"] },
    build: {
      ...SHARED.build,
      outDir: "worker",
      lib: { entry: "entry-worker.js", formats: ["es"], fileName: "worker" },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return readFile(join(folder, "worker", "worker.js"), "utf8");
}
