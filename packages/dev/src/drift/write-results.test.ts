import { join } from "node:path";
import { sourceReader, UserError } from "@calloff/openapi/internal";
import { CANCEL_PAGE, STATUS_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Interrupted } from "../workspace/interruptible.ts";
import { driftCommand } from "./drift-command.ts";
import { type DriftResult, driftOf } from "./drift-providers.ts";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";
import { type WriteOne, writeResults } from "./write-results.ts";

const REWORDED = CANCEL_PAGE.replace("description: Canceled", "description: It is canceled");
const RESTYLED = CANCEL_PAGE.replace("openapi: 3.1.0", "# By hand\nopenapi: '3.1.0'");
const CHANGED = CANCEL_PAGE.replace("[running, canceled]", "[running, canceled, failed]");
const FILMS = "  /films: { get: { responses: { '200': { description: '' } } } }\n";

let workspace: DriftWorkspace;
let notes: string;
/** What was to be written. */
let written: Parameters<WriteOne>[];
beforeEach(async () => {
  workspace = await driftWorkspace();
  notes = "";
  written = [];
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** What was found where the page of each provider was first vendored, then changed. */
async function found(pages: Readonly<Record<string, string>>): Promise<DriftResult[]> {
  const targets: { provider: string; upstream: string[] }[] = [];
  for (const [provider, page] of Object.entries(pages)) {
    const file = await workspace.write(`${provider}.md`, CANCEL_PAGE);
    await workspace.vendor(provider, file);
    targets.push({ provider, upstream: [await workspace.write(`${provider}.md`, page)] });
  }
  return driftOf(targets, workspace.path("specs"), sourceReader(workspace.path("cache")));
}

const write: WriteOne = async (...args) => {
  written.push(args);
  const [provider, , { bump }] = args;
  const changeset = bump === "none" ? undefined : ".changeset/drift.md";
  return { provider, vendored: true, changeset };
};

const note = (text: string): void => {
  notes += text;
};

test("takes over what has drifted, and what says the same in other bytes, and tells what to release", async () => {
  const results = await found({ alpha: REWORDED, beta: RESTYLED });
  expect(await writeResults(results, note, write)).toEqual(results);
  expect(written.map(([provider, , { bump }]) => [provider, bump])).toEqual([
    ["alpha", "patch"],
    ["beta", "none"],
  ]);
  expect(Buffer.from(written[1]?.[1].bytes ?? []).toString()).toContain("# By hand");
  expect(notes).toBe(
    `alpha: the new document is in ${join(workspace.root, "specs/alpha")}, its client was regenerated; the release is in .changeset/drift.md.\n` +
      `beta: the new document is in ${join(workspace.root, "specs/beta")}, its client was regenerated.\n`,
  );
});

test("what stops one provider is told about that one, with what changed, and the next is gone on with", async () => {
  const results = await found({ alpha: REWORDED, beta: REWORDED });
  const [alpha, beta] = await writeResults(results, note, async (provider, ...more) => {
    if (provider === "alpha") throw new UserError("alpha: decide this.");
    return write(provider, ...more);
  });
  expect(alpha?.drift).toMatchObject({
    status: "unknown",
    problem: expect.stringMatching(/^alpha: decide this\.\nWhat has changed \(patch\):\n {2}patch: /),
  });
  expect(beta?.drift.status).toBe("drift");
  expect(written.map(([provider]) => provider)).toEqual(["beta"]);
});

test("an interruption stops all", async () => {
  const results = await found({ alpha: REWORDED, beta: REWORDED });
  const asked: string[] = [];
  const work = writeResults(results, note, async (provider) => {
    asked.push(provider);
    throw new Interrupted("stopped", undefined, 143);
  });
  await expect(work).rejects.toMatchObject({ status: 143 });
  expect(asked).toEqual(["alpha"]);
});

test("in GitHub's Actions, the lines that the changes are about are noted, and the answer stays as it is", async () => {
  await found({ alpha: CANCEL_PAGE });
  const page = await workspace.write("alpha.md", REWORDED);
  const answers: string[] = [];
  for (const annotates of [false, true]) {
    let answer = "";
    const print = (text: string): void => {
      answer += text;
    };
    const options = { upstream: [`alpha=${page}`], format: "json" };
    await driftCommand([], options, workspace.workspace, { print, note, annotates });
    answers.push(answer);
    if (!annotates) expect(notes).toBe("");
  }
  expect(answers[1]).toBe(answers[0]);
  expect(notes).toMatch(
    /^::notice file=\S+\/specs\/alpha\/openapi\.yaml,line=\d+,col=\d+,title=alpha%3A patch%2C documentation-changed::[^\n]+\n$/,
  );
});

test("hands on what has drifted, as it was published", async () => {
  const results = await found({ alpha: CHANGED, gamma: "# Gone\n" });
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

test("releases what a page shows beside what was vendored, because that is written too", async () => {
  const larger = CHANGED.replace("  schemas:\n", "  schemas:\n    Film: { type: object }\n").replace(
    "  /renders/{id}:",
    `${FILMS}  /renders/{id}:`,
  );
  const results = await found({ alpha: larger });
  const before = results.flatMap(({ drift }) => (drift.status === "unknown" ? [] : drift.changes));
  expect(before.map(({ id }) => id)).not.toContain("operation-added");
  await writeResults(results, note, write);
  const [, , comparison] = written[0] ?? [];
  expect(comparison?.changes.map(({ id, operation }) => [id, operation])).toContainEqual([
    "operation-added",
    "GET /films",
  ]);
});

test("writes no whole document in the place of a page", async () => {
  const whole = STATUS_DOCUMENT.replace("    get:\n", "    delete:\n").replace("get_render", "cancel_render");
  const more = whole.replace("paths:\n", `paths:\n${FILMS}`);
  const [alpha] = await writeResults(await found({ alpha: more }), note, write);
  const file = workspace.path("alpha.md");
  expect(written).toEqual([]);
  expect(alpha?.drift).toMatchObject({
    status: "unknown",
    problem: expect.stringContaining(
      `${file}: holds 1 more operation than are vendored; to vendor them all, run npx calloff-dev vendor alpha --from ${file}.`,
    ),
  });
});
