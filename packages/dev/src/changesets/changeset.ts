import { BUMPS, type Bump, highestBump } from "@calloff/drift/internal";
import { UserError } from "@calloff/openapi/internal";
import { parse } from "yaml";

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
    throw new UserError("is not a changeset: put it right, or delete it and say its changes anew.", { file });
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
