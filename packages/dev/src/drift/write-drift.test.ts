import { readdirSync } from "node:fs";
import { type Bump, type Comparison, sampleChange } from "@calloff/drift/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { checkClient } from "../clients/check-client.ts";
import { driftGate } from "../pull-request/drift/drift-gate.ts";
import { applyThroughGate } from "../pull-request/gate.ts";
import { CONFIG } from "../pull-request/testing/small-repository.ts";
import { type AcmeWorkspace, acmeWorkspace, changed, upstream, vendored } from "./testing/acme-workspace.ts";
import { type WrittenDrift, writeDrift } from "./write-drift.ts";

let workspace: AcmeWorkspace;
/** What holds the client to its document; a second or more where it is done. */
let check: typeof checkClient;

beforeEach(async () => {
  workspace = acmeWorkspace();
  check = async () => undefined;
  // There and back: what codegen makes of the older document, so that the trees of a test differ in nothing else.
  const unprocessable = upstream(changed({ "422": { description: "" } }), "2026-11-22");
  for (const document of [unprocessable, upstream(vendored(), "2026-11-22")]) {
    await writeDrift({ ...workspace.workspace, after: "true" }, "acme", document, none, check);
    workspace.commit();
  }
});
afterEach(() => workspace[Symbol.dispose]());

const none: Comparison = { bump: "none", verdicts: { walk: "none", compiler: "none" }, changes: [] };

function comparison(bump: Bump, message: string): Comparison {
  const pointer = "/paths/~1jobs~1{id}/delete/responses/403";
  const place = { operation: "DELETE /jobs/{id}", pointer };
  const change = sampleChange({ id: "error-status-added", bump, after: "403", ...place, message });
  return { bump, verdicts: { walk: bump, compiler: "none" }, changes: [change] };
}

const forbidden = changed({ "403": { description: "Not yours" } });
const take = (...[document, { bump, message }, format = "yaml"]: Taken): Promise<WrittenDrift> =>
  writeDrift(
    workspace.workspace,
    "acme",
    upstream(document, "2026-11-23", format),
    bump === "none" ? none : comparison(bump, message),
    (...client) => check(...client),
  );
type Taken = [document: JsonObject, { bump: Bump; message: string }, format?: "yaml" | "json"];
const drift = (document: JsonObject = forbidden, bump: Bump = "minor", message = "the answer 403 is new") =>
  take(document, { bump, message });

describe("a new document", () => {
  test("is vendored, generated from, tested, and announced to users of all packages that have its types", async () => {
    const { bytes, record } = upstream(forbidden, "2026-11-23");
    const digest = record.document.sha256;
    const path = `.changeset/drift-acme-${digest.slice(0, 8)}.md`;
    const before = workspace.tree();
    expect(await drift()).toEqual({ provider: "acme", vendored: true, changeset: path });
    const after = workspace.tree();
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual([
      path,
      "README.md",
      "new.md",
      "packages/acme/src/descriptor.ts",
      "packages/acme/src/openapi.json",
      "packages/acme/src/schema.ts",
      // The command line tells a document's date and sha256.
      "packages/calloff/src/cli/facts.ts",
      "specs/acme/openapi.yaml",
      "specs/acme/source.yaml",
    ]);
    expect(Object.keys(before).filter((file) => !(file in after))).toEqual([]);
    expect(workspace.read("specs/acme/openapi.yaml")).toBe(bytes.toString());
    expect(parse(workspace.read("specs/acme/source.yaml"))).toEqual(record);
    expect(workspace.read("packages/acme/src/descriptor.ts")).toContain('"403": "forbidden"');
    expect(workspace.read(path)).toBe(
      `---\n"@calloff/acme": minor\n"calloff": minor\n---\n\n\`@calloff/acme\` follows the vendor's document of 2026-11-23 (sha256 \`${digest.slice(0, 12)}\`).\n\nNew:\n\n- \`DELETE /jobs/{id}\`: the answer 403 is new (→ \`403\`). Keep a default branch: DELETE \`/jobs/{id}\` may also answer 403.\n`,
    );
  });

  test("changes nothing the second time, on another day either", async () => {
    await drift();
    workspace.commit();
    const before = workspace.tree();
    check = () => Promise.reject(new Error("there is nothing to check"));
    const again = writeDrift(workspace.workspace, "acme", upstream(forbidden, "2026-11-24"), none, check);
    expect(await again).toEqual({ provider: "acme", vendored: false, changeset: undefined });
    expect(workspace.tree()).toEqual(before);
  });

  test("that means the same is vendored, and announced to nobody", async () => {
    const same = take(vendored(), { bump: "none", message: "" }, "json");
    expect(await same).toEqual({ provider: "acme", vendored: true, changeset: undefined });
    expect(Object.keys(workspace.tree()).filter((file) => /^(specs|\.changeset)/.test(file))).toEqual([
      ".changeset/first-release.md",
      "specs/acme/openapi.json",
      "specs/acme/overlay.yaml",
      "specs/acme/source.yaml",
    ]);
  });

  test("takes the place of one that is not released yet, and keeps the harder release and both texts", async () => {
    const { changeset: older = "" } = await drift(forbidden, "major", "something is gone");
    workspace.commit();
    const { changeset: newer = "" } = await drift(
      changed({ "429": { description: "" } }),
      "patch",
      "a text changed",
    );
    expect(readdirSync(".changeset").sort()).toEqual(
      [newer.slice(".changeset/".length), "first-release.md"].sort(),
    );
    expect(newer).not.toBe(older);
    const text = workspace.read(newer);
    expect(text.startsWith('---\n"@calloff/acme": major\n"calloff": major\n---\n')).toBe(true);
    expect(text.indexOf("a text changed")).toBeGreaterThan(0);
    expect(text.indexOf("something is gone")).toBeGreaterThan(text.indexOf("a text changed"));
  });

  test("is vendored in an app too, where nothing is released", async () => {
    const { scope: _, composition: __, ...rest } = workspace.workspace;
    const app = { ...rest, layout: "files", clients: "src/vendors" } as const;
    workspace.write("src/vendors/acme/index.ts", "older\n");
    workspace.commit();
    const written = await writeDrift(
      app,
      "acme",
      upstream(forbidden, "2026-11-23"),
      comparison("major", "x"),
      check,
    );
    expect(written).toEqual({ provider: "acme", vendored: true, changeset: undefined });
    expect(workspace.read("src/vendors/acme/descriptor.ts")).toContain('"403": "forbidden"');
    expect(readdirSync("src/vendors/acme").sort()).toEqual(["descriptor.ts", "index.ts", "schema.ts"]);
  });
});

test("nothing is written that the gate of the pull request refuses", async () => {
  const { git } = workspace;
  workspace.write("packages/acme/index.api.md", "without 403\n");
  // What building writes besides is not part of this.
  workspace.write(
    "after.cjs",
    `const { writeFileSync } = require("node:fs");
writeFileSync("README.md", "acme 2026-11-23, 403\\n");
writeFileSync("packages/acme/index.api.md", "with 403\\n");
`,
  );
  workspace.commit();
  // One that is not released yet, and is to be replaced.
  await drift(changed({ "429": { description: "" } }));
  workspace.commit();
  await take(forbidden, { bump: "minor", message: "x" }, "json");
  git("add", "--all");
  workspace.write("changes.patch", git("diff", "--cached", "--binary"));
  const place = { cwd: process.cwd(), env: process.env };
  const { changes } = applyThroughGate(place, "HEAD", "changes.patch", driftGate("acme", CONFIG));
  expect(changes.map(({ path }) => path)).toEqual(
    git("diff", "--cached", "--name-only", "--no-renames").trim().split("\n"),
  );
  expect(changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "packages/calloff/src/cli/facts.ts",
      "specs/acme/openapi.json",
      "specs/acme/openapi.yaml",
    ]),
  );
});

describe("leaves the tree as it was, and says what to decide, when", () => {
  const messageOf = async (work: Promise<unknown>): Promise<string> => {
    const before = workspace.tree();
    const error = await work.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ status: 2 });
    expect(workspace.tree()).toEqual(before);
    return (error as UserError).message;
  };
  const closing =
    "\nNothing was written for acme. Decide, then run npx calloff-dev drift acme --write again.";

  test("a status of the cancel has no meaning yet", async () => {
    expect(await messageOf(drift(changed({ "409": { description: "Too late" } })))).toBe(
      `acme: DELETE /jobs/{id}: the documented status 409 has no meaning. Say under x-calloff-job, answers in the overlay what it means for the job, as in "409": not-cancelable${closing}`,
    );
  });

  test("the overlay no longer applies", async () => {
    const moved = vendored();
    moved["paths"] = { "/tasks/{id}": vendored()["paths"]?.["/jobs/{id}" as keyof JsonObject[string]] ?? {} };
    expect(await messageOf(drift(moved))).toMatch(
      /^specs\/acme\/overlay\.yaml:\d+:\d+: the target \$\.paths\['\/jobs\/\{id\}'\]\.delete matches nothing: .*\nNothing was written for acme\./,
    );
  });

  test("the client does not keep to the document", async () => {
    check = () => Promise.reject(new UserError("acme: its client does not keep to its document"));
    expect(await messageOf(drift())).toBe(`acme: its client does not keep to its document${closing}`);
  });

  test("the workspace's own command fails, whose changes are kept elsewhere", async () => {
    workspace.write("fail", "");
    expect(await messageOf(drift())).toMatch(
      /^node after\.cjs acme failed:\nacme: its tests fail\nWhat it had changed was taken back, and is kept in \S+\.\nNothing was written for acme\./,
    );
  });

  test("the client has changes that are in no commit", async () => {
    workspace.write("packages/acme/src/index.ts", "mine");
    expect(await messageOf(drift())).toContain(
      "These files have uncommitted changes:\n  packages/acme/src/index.ts\n",
    );
  });

  test("an older changeset cannot be read", async () => {
    workspace.write(".changeset/drift-acme-00000000.md", "no changeset");
    workspace.commit();
    expect(await messageOf(drift())).toMatch(
      /^\.changeset\/drift-acme-00000000\.md: is not a valid changeset: /,
    );
  });
});
