import { foreignPackages } from "../foreign-packages.ts";
import type { PackedPackage } from "../pack.ts";
import { publishPacked } from "../publish/publish-packed.ts";
import { publishedPackages } from "../workspace.ts";
import { firstRelease, type Released } from "./first-release.ts";
import { publishInstalled, type Registry, startRegistry } from "./registry.ts";
import { root } from "./workspace-copy.ts";

/** A registry that has the first release, and what that needs of others. */
export interface PublishedRelease extends Released {
  readonly registry: Registry;
  readonly published: readonly PackedPackage[];
}

let release: Promise<PublishedRelease> | undefined;

/** Published once for the test files of one process. */
export function publishedRelease(): Promise<PublishedRelease> {
  release ??= publishFirstRelease();
  return release;
}

async function publishFirstRelease(): Promise<PublishedRelease> {
  const [first, registry] = await Promise.all([firstRelease(), startRegistry()]);
  // Not the mock's: hundreds of packages, which those who only cancel jobs do not get.
  const packages = publishedPackages(root).filter(({ name }) => name !== "@calloff/mock");
  for (const item of foreignPackages(root, packages)) await publishInstalled(registry, item);
  const published = await publishLocally(first.tarballs, registry);
  return { ...first, registry, published };
}

/** As the workflow does it, save for the proof of where it was built, which only the workflow can give. */
export function publishLocally(folder: string, { env }: Registry): Promise<PackedPackage[]> {
  return publishPacked(folder, { env, flags: ["--provenance=false"] });
}
