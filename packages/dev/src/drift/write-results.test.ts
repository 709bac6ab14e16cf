import { join } from "node:path";
import { sourceReader, UserError } from "@calloff/openapi/internal";
import { mintlifyPage } from "@calloff/test-support";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Interrupted } from "../workspace/interruptible.ts";
import { driftCommand } from "./drift-command.ts";
import { type DriftResult, driftOf } from "./drift-providers.ts";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";
import { type WriteOne, writeResults } from "./write-results.ts";

const PAGE = mintlifyPage("yaml DELETE /renders/{id}");
const REWORDED = PAGE.replace("description: Canceled", "description: It is canceled");
const RESTYLED = PAGE.replace("openapi: 3.1.0", "# By hand\nopenapi: '3.1.0'");

let workspace: DriftWorkspace;
let notes: string;
beforeEach(async () => {
  workspace = await driftWorkspace();
  notes = "";
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** What was found where the page of each provider was first vendored, then changed. */
async function found(pages: Readonly<Record<string, string>>): Promise<DriftResult[]> {
  const targets: { provider: string; upstream: string[] }[] = [];
  for (const [provider, page] of Object.entries(pages)) {
    const file = await workspace.write(`${provider}.md`, PAGE);
    await workspace.vendor(provider, file);
    targets.push({ provider, upstream: [await workspace.write(`${provider}.md`, page)] });
  }
  return driftOf(targets, workspace.path("specs"), sourceReader(workspace.path("cache")));
}

interface Written {
  readonly provider: string;
  readonly bump: string;
  readonly text: string;
}

/** Keeps what it is asked to write. */
function recorder(): { written: Written[]; write: WriteOne } {
  const written: Written[] = [];
  return {
    written,
    async write(provider, { bytes }, { bump }) {
      written.push({ provider, bump, text: Buffer.from(bytes).toString() });
      const changeset = bump === "none" ? undefined : ".changeset/drift.md";
      return { provider, vendored: true, changeset };
    },
  };
}

const note = (text: string): void => {
  notes += text;
};

test("takes over what has drifted, and what says the same in other bytes, and tells what to release", async () => {
  const results = await found({ alpha: REWORDED, beta: RESTYLED });
  const { written, write } = recorder();
  expect(await writeResults(results, note, write)).toEqual(results);
  expect(written.map(({ provider, bump }) => [provider, bump])).toEqual([
    ["alpha", "patch"],
    ["beta", "none"],
  ]);
  expect(written[1]?.text).toContain("# By hand");
  expect(notes).toBe(
    `alpha: the new document is in ${join(workspace.root, "specs/alpha")}, its client was regenerated; the release is in .changeset/drift.md.\n` +
      `beta: the new document is in ${join(workspace.root, "specs/beta")}, its client was regenerated.\n`,
  );
});

test("what stops one provider is told about that one, with what changed, and the next is gone on with", async () => {
  const results = await found({ alpha: REWORDED, beta: REWORDED });
  const { written, write } = recorder();
  const [alpha, beta] = await writeResults(results, note, async (provider, ...more) => {
    if (provider === "alpha") throw new UserError("alpha: decide this.");
    return write(provider, ...more);
  });
  expect(alpha?.drift).toMatchObject({
    status: "unknown",
    problem: expect.stringMatching(/^alpha: decide this\.\nWhat has changed \(patch\):\n {2}patch: /),
  });
  expect(beta?.drift.status).toBe("drift");
  expect(written.map(({ provider }) => provider)).toEqual(["beta"]);
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
  await found({ alpha: PAGE });
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
