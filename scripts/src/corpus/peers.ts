import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compileError } from "./compile.ts";
import type { StepResult } from "./document-result.ts";

type Judged = Omit<StepResult, "seconds">;

/** openapi-typescript as its own documentation says to use it, and nothing of ours around it. */
export async function tryOpenapiTypescript(file: string, folder: string): Promise<Judged> {
  const { default: openapiTS, astToString } = createRequire(import.meta.url)(
    "openapi-typescript",
  ) as typeof import("openapi-typescript");
  const text = astToString(await openapiTS(JSON.parse(await readFile(file, "utf8")), { silent: true }));
  return judge(join(folder, "schema.ts"), new Map([[join(folder, "schema.ts"), text]]));
}

interface HeyApi {
  createClient(options: object): Promise<unknown>;
}

/** `@hey-api/openapi-ts` with its own defaults: types, and a client on fetch. */
export async function tryHeyApi(file: string, folder: string, modules: string): Promise<Judged> {
  const own = join(resolve(modules), "@hey-api", "openapi-ts");
  // It has an entry for `import` only, which is looked for from here, where it is not installed.
  const { exports } = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
  const entry = join(own, exports["."].import ?? exports["."].default ?? exports["."]);
  const { createClient } = (await import(pathToFileURL(entry).href)) as HeyApi;
  await mkdir(folder, { recursive: true });
  await createClient({ input: resolve(file), output: folder, logs: { level: "silent", file: false } });
  return judge(join(folder, "index.ts"), new Map());
}

/** Under `strict` alone, which most projects have, and not under all that is strict here. */
function judge(root: string, files: ReadonlyMap<string, string>): Judged {
  const why = compileError([root], files, "strict");
  return why === undefined ? { ok: true } : { ok: false, why };
}
