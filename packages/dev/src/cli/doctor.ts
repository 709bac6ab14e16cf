import { existsSync } from "node:fs";
import { isInstalled } from "../files/check-client.ts";
import { CONFIG_FILE, clientsOf, specsOf, type Workspace } from "../workspace/workspace.ts";

interface Finding {
  readonly what: string;
  readonly state: "ok" | "missing" | "optional";
  /** What to do, where something is missing. */
  readonly advice?: string;
}

/** Looks at everything that the other commands need. @returns what was found, and whether something is missing */
export function examine(workspace: Workspace): { readonly text: string; readonly isWell: boolean } {
  const findings = [
    { what: `Node ${process.versions.node}`, state: "ok" as const },
    { what: `${CONFIG_FILE}: layout ${workspace.layout}`, state: "ok" as const },
    folder("documents", specsOf(workspace)),
    folder("clients", clientsOf(workspace)),
    installed("typescript", workspace, "npm install -D typescript"),
    ...(workspace.layout === "files"
      ? [installed("@calloff/runtime", workspace, "npm install @calloff/runtime: clients import it")]
      : []),
    optional("@calloff/contract", workspace, "npm install -D @calloff/contract, for calloff-dev contract"),
  ];
  const lines = findings.map(({ what, state, advice }: Finding) => {
    return `${state.padEnd(9)} ${what}${advice === undefined ? "" : `. ${advice}`}\n`;
  });
  return { text: lines.join(""), isWell: findings.every(({ state }) => state !== "missing") };
}

function folder(name: string, path: string): Finding {
  if (existsSync(path)) return { what: `${name} in ${path}/`, state: "ok" };
  return { what: `${name}: no ${path}/ yet`, state: "optional", advice: "calloff-dev add makes it" };
}

function installed(name: string, { root }: Workspace, advice: string): Finding {
  return isInstalled(name, root) ? { what: name, state: "ok" } : { what: name, state: "missing", advice };
}

function optional(name: string, { root }: Workspace, advice: string): Finding {
  return isInstalled(name, root) ? { what: name, state: "ok" } : { what: name, state: "optional", advice };
}
