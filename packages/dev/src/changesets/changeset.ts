import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { BUMPS, type Bump, highestBump } from "@calloff/drift/internal";
import { UserError } from "@calloff/openapi/internal";
import { parse } from "yaml";
import { clientsOf, importOf, type Workspace } from "../workspace/workspace.ts";

/** Which packages are to be released, how, and what their users are told. */
export interface Changeset {
  readonly releases: Readonly<Record<string, Bump>>;
  readonly body: string;
}

export function printChangeset({ releases, body }: Changeset): string {
  const lines = Object.entries(releases).map(([name, bump]) => `${JSON.stringify(name)}: ${bump}\n`);
  return `---\n${lines.join("")}---\n\n${body}\n`;
}

/** @throws UserError when it is not one */
export function parseChangeset(text: string, file: string): Changeset {
  const [, head = "", body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const releases: unknown = body === undefined ? undefined : parse(head);
  if (body === undefined || !areReleases(releases)) {
    throw new UserError("is not a valid changeset: fix it, or delete it and describe its changes again.", {
      file,
    });
  }
  return { releases, body: body.trim() };
}

function areReleases(value: unknown): value is Record<string, Bump> {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((bump) => (BUMPS as readonly unknown[]).includes(bump));
}

/**
 * One changeset for what the newer one says and all that was said before it and is not released yet: the harder
 * release, and every text. Nothing is taken back: what came and went unreleased is announced all the same.
 */
export function joinChangesets(newer: Changeset, older: readonly Changeset[]): Changeset {
  const names = [newer, ...older].flatMap(({ releases }) => Object.keys(releases));
  const releases = [...new Set(names)]
    .sort()
    .map((name): [string, Bump] => [
      name,
      highestBump([newer, ...older].map((each) => each.releases[name] ?? "none")),
    ]);
  const said = older.some(({ body }) => body.includes(newer.body));
  const bodies = [...(said ? [] : [newer.body]), ...older.map(({ body }) => body)];
  return { releases: Object.fromEntries(releases), body: bodies.join("\n\n") };
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Where changesets are kept. */
export function changesetFolder({ root }: Workspace): string {
  return posix.join(root, ".changeset");
}

/** The changesets in the folder whose names match a pattern, sorted. */
export async function changesetsNamed(folder: string, pattern: string): Promise<string[]> {
  const named = new RegExp(`^(?:${pattern})\\.md$`);
  const names = (await readdir(folder)).filter((name) => named.test(name)).sort();
  return names.map((name) => posix.join(folder, name));
}

/**
 * The published packages beside the provider's whose own types hold the provider's, sorted: those that depend on it, and
 * the one that composes all. What a change does to users of the provider's package it does to theirs.
 */
export async function composingPackages(workspace: Workspace, provider: string): Promise<string[]> {
  const names = new Set<string>();
  const { root, composition } = workspace;
  const beside = (await readdir(clientsOf(workspace)).catch(() => [])).map((name) =>
    clientsOf(workspace, name),
  );
  for (const folder of [...beside, ...(composition === undefined ? [] : [posix.join(root, composition)])]) {
    const path = posix.join(folder, "package.json");
    if (!existsSync(path)) continue;
    const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
    const depends = Object.hasOwn(manifest.dependencies ?? {}, importOf(workspace, provider));
    const composes = composition !== undefined && folder === posix.join(root, composition);
    if ((depends || composes) && manifest.private !== true) names.add(manifest.name);
  }
  return [...names].sort();
}
