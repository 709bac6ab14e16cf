import { existsSync } from "node:fs";
import { posix } from "node:path";
import { clientsOf, sourceOf, specsOf, type Workspace } from "../workspace/workspace.ts";
import type { Plan, PlannedFolder } from "./apply-plan.ts";
import { planComposition } from "./composition.ts";
import { generateClient } from "./generate-client.ts";
import { chooseVendors } from "./vendors.ts";

/**
 * What the folder of the clients should hold.
 *
 * @param names vendors, or the folder's name of the package that composes them; all when empty
 * @param print is given a line for each thing in a document that is worth a look
 * @throws UserError when there is no such vendor, or one cannot be generated
 */
export async function planClients(
  workspace: Workspace,
  names: readonly string[] = [],
  print: (line: string) => void = () => {},
): Promise<Plan> {
  const { composition } = workspace;
  const composed = composition === undefined ? undefined : posix.basename(composition);
  const vendors = names.filter((name) => name !== composed);
  const plan = new Map<string, PlannedFolder>();
  for (const provider of await chooseVendors(workspace, vendors, names.length > 0)) {
    const client = await generateClient(workspace, provider);
    for (const line of client.warnings) print(`${specsOf(workspace, provider)}: ${line}`);
    plan.set(sourceOf(workspace, provider), { files: client.files, whole: true });
    const folder = clientsOf(workspace, provider);
    if (workspace.layout === "packages" && !existsSync(posix.join(folder, "package.json"))) {
      // Loaded only where there are packages: it needs @calloff/contract, which an app may do without.
      const { scaffoldPackage } = await import("./scaffold.ts");
      plan.set(folder, { files: await scaffoldPackage(workspace, client), whole: false });
    }
  }
  if (composition !== undefined && (names.length === 0 || vendors.length < names.length)) {
    plan.set(posix.join(workspace.root, composition), {
      files: await planComposition(workspace, composition),
      whole: false,
    });
  }
  return plan;
}
