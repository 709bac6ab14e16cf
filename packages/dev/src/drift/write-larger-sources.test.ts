import { join } from "node:path";
import { sourceReader } from "@calloff/openapi/internal";
import { CANCEL_PAGE, STATUS_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DriftResult, driftOf } from "./drift-providers.ts";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";
import { type WriteOne, writeResults } from "./write-results.ts";

let workspace: DriftWorkspace;
/** What was to be written. */
let written: Parameters<WriteOne>[];
beforeEach(async () => {
  workspace = await driftWorkspace();
  written = [];
});
afterEach(() => workspace[Symbol.asyncDispose]());

const CHANGED = CANCEL_PAGE.replace("[running, canceled]", "[running, canceled, failed]");
const LARGER = CHANGED.replace("  schemas:\n", "  schemas:\n    Film: { type: object }\n").replace(
  "  /renders/{id}:",
  "  /films: { get: { responses: { '200': { description: '' } } } }\n  /renders/{id}:",
);

const note = (): void => {};
const write: WriteOne = async (...args) => {
  written.push(args);
  return { provider: args[0], vendored: true, changeset: `.changeset/${args[0]}.md` };
};

/** The results for providers whose pages, vendored as CANCEL_PAGE, have become these. */
async function resultsFor(pages: Record<string, string>): Promise<DriftResult[]> {
  const targets = [];
  for (const [provider, page] of Object.entries(pages)) {
    await workspace.vendor(provider, await workspace.write("page.md", CANCEL_PAGE));
    targets.push({ provider, upstream: [await workspace.write(`${provider}.md`, page)] });
  }
  return driftOf(targets, workspace.path("specs"), sourceReader(join(workspace.root, "cache")));
}

it("hands on what has drifted, as it was published", async () => {
  const results = await resultsFor({ alpha: CHANGED, gamma: "# Gone\n" });
  expect(await writeResults(results, note, write)).toEqual(results);
  expect(written).toHaveLength(1);
  const [provider, upstream, comparison] = written[0] ?? [];
  expect(provider).toBe("alpha");
  expect(CHANGED).toContain(Buffer.from(upstream?.bytes ?? []).toString());
  expect(upstream?.record).toMatchObject({
    retrieved: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    document: { file: "openapi.yaml", openapi: "3.1.0", bytes: upstream?.bytes.byteLength },
    source: { kind: "page", operation: "DELETE /renders/{id}" },
  });
  expect(comparison).toMatchObject({ bump: "minor" });
});

it("releases what a page shows beside what was vendored, because that is written too", async () => {
  const results = await resultsFor({ alpha: LARGER });
  const before = results.flatMap(({ drift }) => (drift.status === "unknown" ? [] : drift.changes));
  expect(before.map(({ id }) => id)).not.toContain("operation-added");
  await writeResults(results, note, write);
  const [, , comparison] = written[0] ?? [];
  expect(comparison?.changes.map(({ id, operation }) => [id, operation])).toContainEqual([
    "operation-added",
    "GET /films",
  ]);
});

it("writes no whole document in the place of a page", async () => {
  const whole = STATUS_DOCUMENT.replace("    get:\n", "    delete:\n").replace("get_render", "cancel_render");
  const more = whole.replace(
    "paths:\n",
    "paths:\n  /films: { get: { responses: { '200': { description: '' } } } }\n",
  );
  const [alpha] = await writeResults(await resultsFor({ alpha: more }), note, write);
  const file = workspace.path("alpha.md");
  expect(written).toEqual([]);
  expect(alpha?.drift).toMatchObject({
    status: "unknown",
    problem: expect.stringContaining(
      `${file}: holds 1 more operation than are vendored; to vendor them all, run npx calloff-dev vendor alpha --from ${file}.`,
    ),
  });
});
