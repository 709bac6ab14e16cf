import { existsSync } from "node:fs";
import { findInstalled, hasContract, INSTALL_CONTRACT } from "../clients/check-client.ts";
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
    ...(workspace.layout === "files" ? [runtime(workspace)] : []),
    contract(workspace),
  ];
  const lines = findings.map(({ what, state, advice }: Finding) => {
    return `${state.padEnd(9)} ${what}${advice === undefined ? "" : `. ${advice}`}\n`;
  });
  return { text: lines.join(""), isWell: findings.every(({ state }) => state !== "missing") };
}

function folder(name: string, path: string): Finding {
  if (existsSync(path)) return { what: `${name} in ${path}/`, state: "ok" };
  return { what: `${name}: no ${path}/ yet`, state: "optional", advice: "calloff-dev add creates it" };
}

function runtime({ root }: Workspace): Finding {
  const what = "@calloff/runtime";
  if (findInstalled(what, root) !== undefined) return { what, state: "ok" };
  return { what, state: "missing", advice: "Clients import it: npm install @calloff/runtime" };
}

function contract(workspace: Workspace): Finding {
  const what = "@calloff/contract";
  if (hasContract(workspace)) return { what, state: "ok" };
  return { what, state: "optional", advice: `${INSTALL_CONTRACT}, for calloff-dev contract` };
}
