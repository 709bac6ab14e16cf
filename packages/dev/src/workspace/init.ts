import { existsSync } from "node:fs";
import { join } from "node:path";
import { UserError, writeFiles } from "@calloff/openapi/internal";
import { CONFIG_FILE, DEFAULTS, LAYOUTS, type Layout, type Workspace } from "./workspace.ts";

/** What `init` was told. */
export interface InitOptions {
  readonly specs?: string;
  readonly clients?: string;
  readonly layout?: string;
}

/**
 * Writes `calloff.json`.
 *
 * @returns what to do next, for the person who asked
 * @throws UserError when there is one already, or the layout is unknown
 */
export async function initWorkspace(root: string, options: InitOptions): Promise<string> {
  const file = join(root, CONFIG_FILE);
  if (existsSync(file)) throw new UserError("is there already; edit it instead.", { file });
  const { layout = DEFAULTS.layout } = options;
  if (!LAYOUTS.includes(layout as Layout)) {
    throw new UserError(`--layout ${layout} is unknown. Layouts: ${LAYOUTS.join(", ")}.`);
  }
  const clients = layout === "packages" ? "packages" : DEFAULTS.clients;
  const config: Omit<Workspace, "root"> = {
    specs: options.specs ?? DEFAULTS.specs,
    clients: options.clients ?? clients,
    layout: layout as Layout,
  };
  await writeFiles(new Map([[file, `${JSON.stringify(config, null, 2)}\n`]]));
  return [
    `${CONFIG_FILE} written: documents go to ${config.specs}/, clients to ${config.clients}/.`,
    "",
    "Next, add a vendor:",
    "  npm install @calloff/runtime",
    "  npx calloff-dev add acme --from https://docs.acme.example/llms.txt",
    "",
  ].join("\n");
}
