import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One entry of the changelog, and the packages that it is about. */
interface Change {
  readonly text: string;
  readonly packages: string[];
}

/** In a changelog that changesets writes: the heading of a version, or of a kind of change. */
const HEADING = /^(##|###) (.+)$/;
const CHANGESET = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/**
 * What changed for users: what the next release brings, from the changesets, and then each version that is released.
 * Packages are released together, so a text that several changelogs have is told once, with all their names.
 *
 * @param root the repository's
 */
export async function changelogPage(root = "."): Promise<string> {
  const next = await readChangesets(join(root, ".changeset"));
  const versions = await readChangelogs(join(root, "packages"));
  const sections = [
    ...(next.length === 0 ? [] : [section("Not released yet", next)]),
    ...[...versions]
      .sort(([a], [b]) => compareVersions(b, a))
      .map(([version, changes]) => section(version, changes)),
  ];
  const nothing = sections.length === 0 ? ["Nothing has been released yet."] : [];
  return `# Changelog

What changed for users, newest first. Packages follow semantic versioning: only a major release can stop your code from compiling.

${[...sections, ...nothing].join("\n\n")}
`;
}

function section(title: string, changes: readonly Change[]): string {
  const items = changes.map(({ text, packages }) => {
    const names = packages.sort().map((name) => `\`${name}\``);
    return `${text}\n\n<div class="packages">\n\n${names.join(", ")}\n\n</div>`;
  });
  return [`## ${title}`, ...items].join("\n\n");
}

/** Changesets: front matter with the packages, and a text. */
async function readChangesets(folder: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const file of await markdownFiles(folder)) {
    const [, header = "", text = ""] = CHANGESET.exec(await readFile(join(folder, file), "utf8")) ?? [];
    const packages = [...header.matchAll(/^"([^"]+)":/gm)].map(([, name = ""]) => name);
    if (packages.length > 0 && text.trim() !== "") changes.push({ text: text.trim(), packages });
  }
  return changes;
}

async function markdownFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md").sort();
}

/** What each version brought, from the packages' changelogs. */
async function readChangelogs(packages: string): Promise<Map<string, Change[]>> {
  const versions = new Map<string, Change[]>();
  for (const folder of (await readdir(packages)).sort()) {
    const file = join(packages, folder, "CHANGELOG.md");
    if (!existsSync(file)) continue;
    const text = await readFile(file, "utf8");
    const [, name = folder] = /^# (.+)$/m.exec(text) ?? [];
    for (const { version, item } of releasedItems(text)) addChange(versions, version, item, name);
  }
  return versions;
}

function addChange(versions: Map<string, Change[]>, version: string, text: string, name: string): void {
  const changes = versions.get(version) ?? [];
  versions.set(version, changes);
  const same = changes.find((change) => change.text === text);
  if (same === undefined) changes.push({ text, packages: [name] });
  else same.packages.push(name);
}

function releasedItems(changelog: string): { readonly version: string; readonly item: string }[] {
  const items: { version: string; lines: string[] }[] = [];
  let version = "";
  for (const line of changelog.split("\n")) {
    const [, level, heading = ""] = HEADING.exec(line) ?? [];
    if (level === "##") version = heading;
    else if (line.startsWith("- ")) items.push({ version, lines: [line.slice(2)] });
    else if (level === undefined && version !== "") items.at(-1)?.lines.push(line.replace(/^ {2}/, ""));
  }
  return items.map(({ version, lines }) => ({ version, item: lines.join("\n").trim() }));
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
