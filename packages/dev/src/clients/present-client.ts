import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Published, readSourceRecord, recordOf, UserError } from "@calloff/openapi/internal";
import { clientsOf, sourceOf, specsOf, type Workspace } from "../workspace/workspace.ts";

/**
 * Whether the vendor is there already, made from this document and these answers.
 *
 * @param overlay as it would be written; undefined where no answers were given, so that those that are there hold
 * @throws UserError when there is another of that name, or only half of one
 */
export async function isPresent(
  workspace: Workspace,
  provider: string,
  published: Published,
  overlay: string | undefined,
): Promise<boolean> {
  const specs = specsOf(workspace, provider);
  const parts = [specs, clientsOf(workspace, provider)].filter((path) => existsSync(path));
  if (parts.length === 0) return false;
  const remove = `npx calloff-dev remove ${provider}`;
  const isWhole = existsSync(join(specs, "source.yaml")) && existsSync(sourceOf(workspace, provider));
  if (!isWhole) {
    throw new UserError(
      `${parts.join(" and ")} is there, and is no whole vendor. Take another name, or ${remove} first.`,
    );
  }
  const { document } = await readSourceRecord(join(specs, "source.yaml"));
  const { sha256 } = recordOf(published, "").document;
  if (document.sha256 !== sha256) {
    throw new UserError(
      `${provider} is there already, with another document (sha256 ${document.sha256.slice(0, 12)}, this one ${sha256.slice(0, 12)}). If the vendor has changed it, npx calloff-dev drift ${provider} --write takes it over.`,
    );
  }
  const present = await readFile(join(specs, "overlay.yaml"), "utf8").catch(() => "");
  if (overlay !== undefined && overlay !== present) {
    throw new UserError(
      `${provider} is there already, with other answers: edit ${specs}/overlay.yaml, and run npx calloff-dev codegen; or ${remove} first.`,
    );
  }
  return true;
}
