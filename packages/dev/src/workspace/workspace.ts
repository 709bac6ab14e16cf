import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { isJsonObject, type JsonObject, UserError } from "@calloff/openapi/internal";

/** The file that says where a repository keeps its vendors. It may also stand in the folder `.config`. */
export const CONFIG_FILE = "calloff.json";
const PLACES: readonly string[] = [CONFIG_FILE, `.config/${CONFIG_FILE}`];

/** `files`: a folder of generated TypeScript for each vendor, inside an app. `packages`: a workspace package for each. */
export type Layout = "files" | "packages";

export const LAYOUTS: readonly Layout[] = ["files", "packages"];

/** Where things are in somebody's repository. All that the commands know of it is here. */
export interface Workspace {
  /** The folder with `calloff.json`, as seen from the current folder. */
  readonly root: string;
  /** The folder of the vendored documents, below the root. */
  readonly specs: string;
  /** The folder of the generated clients, below the root. */
  readonly clients: string;
  /** Whether clients are part of an app, or packages of their own. */
  readonly layout: Layout;
}

/** What a new workspace is like, unless something else is asked for. */
export const DEFAULTS: Omit<Workspace, "root"> = { specs: "specs", clients: "src/vendors", layout: "files" };

/**
 * Finds the workspace of a folder: the nearest `calloff.json` in it or above it, or in a folder `.config` there.
 *
 * @param folder where to begin, such as `"."`
 * @example
 * const { specs, clients } = findWorkspace(".");
 * @throws UserError when there is none, or it cannot be used
 */
export function findWorkspace(folder: string): Workspace {
  const start = resolve(folder);
  for (let at = start; ; at = dirname(at)) {
    const place = PLACES.find((each) => existsSync(join(at, each)));
    if (place !== undefined) {
      const root = relative(process.cwd(), at).split(sep).join("/");
      return readWorkspace(root === "" ? "." : root, place);
    }
    if (dirname(at) === at) break;
  }
  throw new UserError(
    `There is no ${CONFIG_FILE} in this folder or above it. Run npx calloff-dev init first, or go to the folder that has one.`,
  );
}

/** @throws UserError when the file is not JSON, or a setting is unknown or wrong */
function readWorkspace(root: string, place: string): Workspace {
  const file = posix.join(root, place);
  const { $schema: _, ...given } = parse(file);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(DEFAULTS, key));
  if (unknown !== undefined) {
    throw new UserError(`has "${unknown}", which is not a setting. Settings: specs, clients, layout.`, {
      file,
    });
  }
  const { layout = DEFAULTS.layout } = given;
  if (!LAYOUTS.includes(layout as Layout)) {
    throw new UserError(`layout must be ${LAYOUTS.map((each) => `"${each}"`).join(" or ")}.`, { file });
  }
  return {
    root,
    specs: folderIn(given, "specs", file),
    clients: folderIn(given, "clients", file),
    layout: layout as Layout,
  };
}

function parse(file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (isJsonObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UserError(`is not JSON: ${error.message}.`, { file });
  }
  throw new UserError("must be a JSON object.", { file });
}

function folderIn(given: JsonObject, key: "specs" | "clients", file: string): string {
  const { [key]: value = DEFAULTS[key] } = given;
  const path = typeof value === "string" ? posix.normalize(value).replace(/\/$/, "") : "";
  const isBelow = path !== "" && path !== "." && !path.startsWith("..") && !posix.isAbsolute(path);
  if (!isBelow || path.includes("\\")) {
    throw new UserError(`${key} must be a folder below the repository's root, such as "${DEFAULTS[key]}".`, {
      file,
    });
  }
  return path;
}

/** The folder of the vendored documents, or of one vendor's, as seen from the current folder. */
export function specsOf({ root, specs }: Workspace, ...provider: string[]): string {
  return posix.join(root, specs, ...provider);
}

/** The folder of the clients, or of one vendor's, as seen from the current folder. */
export function clientsOf({ root, clients }: Workspace, ...provider: string[]): string {
  return posix.join(root, clients, ...provider);
}

/** Where answers of the web are kept, so that they are not asked for again. */
export function cacheOf({ root }: Pick<Workspace, "root">): string {
  return join(root, "node_modules/.cache/calloff/http");
}
