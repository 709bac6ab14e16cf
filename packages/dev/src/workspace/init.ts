import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { CONFIG_FILE, DEFAULTS, LAYOUTS, type Layout, SCOPE, type Workspace } from "./workspace.ts";

/** What `init` was told. */
export interface InitOptions {
  readonly specs?: string;
  readonly clients?: string;
  readonly layout?: string;
  readonly scope?: string;
}

/**
 * Writes `calloff.json`.
 *
 * @returns what to do next, for the person who asked
 * @throws UserError when there is one already, or the layout is unknown
 */
export async function initWorkspace(root: string, options: InitOptions): Promise<string> {
  const file = join(root, CONFIG_FILE);
  if (existsSync(file)) throw new UserError("already exists; edit it instead.", { file });
  const { layout = DEFAULTS.layout } = options;
  if (!LAYOUTS.includes(layout as Layout)) {
    throw new UserError(`--layout ${layout} is unknown. Layouts: ${LAYOUTS.join(", ")}.`);
  }
  if (options.scope !== undefined && layout !== "packages") {
    throw new UserError("--scope needs --layout packages.");
  }
  const isPackages = layout === "packages";
  const scope = isPackages ? (options.scope ?? scopeFor(root)) : undefined;
  if (scope !== undefined && !SCOPE.test(scope)) {
    throw new UserError(`--scope ${scope} is not an npm scope, such as @acme.`);
  }
  const config: Omit<Workspace, "root"> = {
    specs: options.specs ?? DEFAULTS.specs,
    clients: options.clients ?? (isPackages ? "packages" : DEFAULTS.clients),
    layout: layout as Layout,
    ...(scope !== undefined && { scope }),
  };
  await writeFiles(new Map([[file, `${JSON.stringify(config, null, 2)}\n`]]));
  return [
    `${CONFIG_FILE} written: documents go to ${config.specs}/, clients to ${config.clients}/.`,
    "",
    "Next, add a vendor:",
    ...(isPackages ? [] : ["  npm install @calloff/runtime"]),
    "  npx calloff-dev add acme --from https://docs.acme.example/llms.txt",
    "",
  ].join("\n");
}

/** The scope that the repository has already, or one by the name of its folder. */
function scopeFor(root: string): string {
  const file = join(root, "package.json");
  const { name = "" } = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { name?: string }) : {};
  if (name.startsWith("@")) return name.split("/", 1)[0] ?? "";
  const plain = (name === "" ? basename(resolve(root)) : name).toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return `@${plain.replace(/^[._-]+/, "")}`;
}
