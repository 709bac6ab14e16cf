import { posix } from "node:path";
import { readSourceRecord } from "@calloff/openapi/internal";
import { printChangeset } from "../drift/apply/changeset.ts";
import { composingPackages } from "../drift/apply/composing-packages.ts";

/** The changeset that announces a new provider's package, and the packages that compose it. */
export async function addedChangeset(
  root: string,
  provider: string,
): Promise<{ path: string; text: string }> {
  const { retrieved, document } = await readSourceRecord(posix.join(root, "specs", provider, "source.yaml"));
  const packages = [`@calloff/${provider}`, ...(await composingPackages(provider, root))];
  const body = `\`@calloff/${provider}\` is new: a typed client, generated from the vendor's document of ${retrieved} (sha256 \`${document.sha256.slice(0, 12)}\`).`;
  const releases = Object.fromEntries(packages.map((name) => [name, "minor" as const]));
  return { path: posix.join(".changeset", `add-${provider}.md`), text: printChangeset({ releases, body }) };
}
