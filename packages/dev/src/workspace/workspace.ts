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
  /** Only with packages: what stands before the vendor in a package's name, such as `@acme`. */
  readonly scope?: string;
  /** Only with packages: a folder with the files that a new package begins with, in place of those of every package. */
  readonly template?: string;
  /** Only with packages: the folder of a package that depends on all clients, and is kept in step with them. */
  readonly composition?: string;
  /**
   * A command that is run in the root, with the vendor's name behind it, when its client was added, changed or removed.
   * When it fails, everything is put back.
   */
  readonly after?: string;
}

/** What a new workspace is like, unless something else is asked for. */
export const DEFAULTS = { specs: "specs", clients: "src/vendors", layout: "files" } as const;

const SETTINGS: readonly string[] = [
  "specs",
  "clients",
  "layout",
  "scope",
  "template",
  "composition",
  "after",
];

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

/** As npm allows it. */
export const SCOPE: RegExp = /^@[a-z0-9][a-z0-9._-]*$/;

/** @throws UserError when the file is not JSON, or a setting is unknown or wrong */
function readWorkspace(root: string, place: string): Workspace {
  const file = posix.join(root, place);
  const { $schema: _, ...given } = parse(file);
  const unknown = Object.keys(given).find((key) => !SETTINGS.includes(key));
  if (unknown !== undefined) {
    throw new UserError(`has "${unknown}", which is not a setting. Settings: ${SETTINGS.join(", ")}.`, {
      file,
    });
  }
  const { layout = DEFAULTS.layout } = given;
  if (!LAYOUTS.includes(layout as Layout)) {
    throw new UserError(`layout must be ${LAYOUTS.map((each) => `"${each}"`).join(" or ")}.`, { file });
  }
  const { after } = given;
  if (after !== undefined && (typeof after !== "string" || after.trim() === "")) {
    throw new UserError('after must be a command, such as "npm test --".', { file });
  }
  const common = {
    root,
    specs: folderIn(given, "specs", file),
    clients: folderIn(given, "clients", file),
    ...(after !== undefined && { after }),
  };
  if (layout === "packages") return { ...common, layout, ...packagesIn(given, file) };
  const stray = ["scope", "template", "composition"].find((key) => Object.hasOwn(given, key));
  if (stray !== undefined) throw new UserError(`${stray} is only for the layout "packages".`, { file });
  return { ...common, layout: "files" };
}

/** What is said of the packages, where clients are packages. */
function packagesIn(given: JsonObject, file: string): Pick<Workspace, "scope" | "template" | "composition"> {
  const { scope } = given;
  if (typeof scope !== "string" || !SCOPE.test(scope)) {
    throw new UserError(
      'scope is needed with the layout "packages": with "@acme", the package of pulse is @acme/pulse.',
      { file },
    );
  }
  return {
    scope,
    ...(given["template"] !== undefined && { template: folderIn(given, "template", file) }),
    ...(given["composition"] !== undefined && { composition: folderIn(given, "composition", file) }),
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

function folderIn(
  given: JsonObject,
  key: "specs" | "clients" | "template" | "composition",
  file: string,
): string {
  const example = { ...DEFAULTS, template: ".config/client", composition: "packages/all" }[key];
  const { [key]: value = example } = given;
  const path = typeof value === "string" ? posix.normalize(value).replace(/\/$/, "") : "";
  const isBelow = path !== "" && path !== "." && !path.startsWith("..") && !posix.isAbsolute(path);
  if (!isBelow || path.includes("\\")) {
    throw new UserError(`${key} must be a folder below the repository's root, such as "${example}".`, {
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

/** The folder of a vendor's generated code, as seen from the current folder. */
export function sourceOf(workspace: Workspace, provider: string): string {
  const folder = clientsOf(workspace, provider);
  return workspace.layout === "packages" ? posix.join(folder, "src") : folder;
}

/** What code imports a vendor's client by, or will: the name of its package, or its file in the app. */
export function importOf({ scope, clients }: Workspace, provider: string): string {
  return scope === undefined ? `./${clients}/${provider}/index.js` : `${scope}/${provider}`;
}

/** Where answers of the web are kept, so that they are not asked for again. */
export function cacheOf({ root }: Pick<Workspace, "root">): string {
  return join(root, "node_modules/.cache/calloff/http");
}
