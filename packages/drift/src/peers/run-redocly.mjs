import { readFileSync } from "node:fs";

// Redocly's command line takes one pair and starts in over a second. Each import under another query runs it
// again in this process. It ends by itself when the last pair's report is written.

const { entry, pairs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const [index, { base, revision, report }] of pairs.entries()) {
  process.argv = [
    process.argv[0],
    entry,
    "diff",
    base,
    revision,
    "--format=json",
    "--fail-on=none",
    `--output=${report}`,
  ];
  await import(`${entry}?${index}`);
}
