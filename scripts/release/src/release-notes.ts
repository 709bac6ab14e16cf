import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublishedPackage } from "./workspace.ts";

/** What a package's changelog says of its version; empty where it says nothing. */
export function readReleaseNotes(root: string, { folder, version }: PublishedPackage): string {
  const changelog = join(root, folder, "CHANGELOG.md");
  return existsSync(changelog) ? releaseNotes(readFileSync(changelog, "utf8"), version) : "";
}

/** What a changelog says of one version, without its heading; empty where it says nothing. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version}\n`));
  return section === undefined ? "" : section.slice(version.length).trim();
}
