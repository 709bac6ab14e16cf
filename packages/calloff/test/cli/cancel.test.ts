import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { startVendor } from "./vendor-server.ts";

const KEY = "a-key-that-nobody-may-see";
const env = { PULSE_API_KEY: KEY };

test("0 when every job has stopped or its cancel was accepted", async () => {
  await using vendor = await startVendor();
  const ended = await runCli(["cancel", "pulse:a", "pulse:b", "--base-url", `pulse=${vendor.url}`], { env });
  expect(ended).toMatchObject({ status: 0, stderr: "" });
  expect(ended.stdout).toMatch(/^canceling +pulse:[ab] \(200\) {2}ok$/m);
  expect(ended.stdout).toMatch(/^ +2 {2}canceling$/m);
  expect([...vendor.asked].sort()).toEqual(["a", "b"]);
});

test("--confirm: 0 only when every stop is confirmed", async () => {
  await using vendor = await startVendor(undefined, (job) => (job === "done" ? "completed" : "canceled"));
  const args = ["cancel", "pulse:a", "pulse:done", "--confirm", "--base-url", `pulse=${vendor.url}`];
  const { status, stdout } = await runCli(args, { env });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^canceled +pulse:a /m);
  expect(stdout).toMatch(/^already-finished +pulse:done /m);
});

test("--confirm: 1 when a vendor has accepted and has no way to be asked", async () => {
  // TensorPix has no status; an undocumented 200 of its is an accepted cancel.
  await using vendor = await startVendor();
  const args = ["cancel", "tensorpix:42", "pulse:a", "--confirm", "--base-url", `tensorpix=${vendor.url}`];
  args.push("--base-url", `pulse=${vendor.url}`);
  const { status, stdout, stderr } = await runCli(args, { env: { ...env, TENSORPIX_API_KEY: "any" } });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  expect(stdout).toMatch(/^canceling, unconfirmed +tensorpix:42 \(200\) +.*has no way to check/m);
  expect(stdout).toMatch(/^canceled +pulse:a /m);
  expect(stdout.endsWith("\n1 job may still be running:\n  tensorpix:42  canceling, unconfirmed\n")).toBe(
    true,
  );
});

test("1 when a job may still be running, as one that was not found; such jobs are named last", async () => {
  await using vendor = await startVendor((job) => (job === "lost" ? 404 : 200));
  const args = ["cancel", "pulse:lost", "pulse:b", "--base-url", `pulse=${vendor.url}`];
  const { status, stdout } = await runCli(args, { env });
  expect(status).toBe(1);
  expect(stdout.endsWith("\n1 job may still be running:\n  pulse:lost  not-found\n")).toBe(true);
});

test("2 when a key is missing: its variable is named, and nothing sent", async () => {
  await using vendor = await startVendor();
  const { status, stdout } = await runCli(["cancel", "pulse:a", "--base-url", `pulse=${vendor.url}`]);
  expect(status).toBe(2);
  expect(stdout).toContain("PULSE_API_KEY");
  expect(vendor.asked).toEqual([]);
});

test.each([
  ["an address that is not safe", ["--base-url", "pulse=http://api.example.com"], /https/],
  ["an address of no provider", ["--base-url", "acme=http://127.0.0.1"], /unknown provider "acme"/],
  ["an option that is none", ["--frob"], /unknown option '--frob'/],
  ["a file that is not there", ["--from", "/nowhere/jobs"], /\/nowhere\/jobs: no such file/],
])("2 for %s, in one line, before a journal is begun", async (_, args, message) => {
  await using folder = await temporaryFolder();
  const journal = join(folder.path, "journal");
  const ended = await runCli(["cancel", "pulse:a", "--journal", journal, ...args], { env });
  expect(ended).toMatchObject({ status: 2, stdout: "" });
  expect(ended.stderr).toMatch(message);
  expect(ended.stderr).toMatch(/^calloff: [^\n]+\n$/);
  expect(await readdir(folder.path)).toEqual([]);
});

test("a base URL of the environment takes the calls, unless an option says otherwise", async () => {
  await using vendor = await startVendor();
  await using other = await startVendor();
  const set = { ...env, PULSE_BASE_URL: vendor.url };
  expect(await runCli(["cancel", "pulse:a"], { env: set })).toMatchObject({ status: 0, stderr: "" });
  const args = ["cancel", "pulse:b", "--base-url", `pulse=${other.url}`];
  expect(await runCli(args, { env: set })).toMatchObject({ status: 0, stderr: "" });
  const wrong = { ...env, PULSE_BASE_URL: "http://api.example.com" };
  expect(await runCli(args, { env: wrong })).toMatchObject({ status: 0, stderr: "" });
  expect([vendor.asked, other.asked]).toEqual([["a"], ["b", "b"]]);
});

test("a base URL of the environment that is wrong is told in one line, by what would call it alone", async () => {
  const wrong = { ...env, PULSE_BASE_URL: "http://api.example.com" };
  for (const args of [
    ["cancel", "topaz:a"],
    ["cancel", "pulse:a", "--dry-run"],
  ]) {
    expect(await runCli(args, { env: wrong })).toMatchObject({
      status: 2,
      stdout: "",
      stderr: "calloff: pulse: PULSE_BASE_URL must begin with https:, or http: for localhost.\n",
    });
  }
  expect(await runCli(["explain", "pulse"], { env: wrong })).toMatchObject({ status: 0, stderr: "" });
  expect(await runCli(["providers"], { env: wrong })).toMatchObject({ status: 0, stderr: "" });
});

test("a journal is that of one address, whether an option or the environment gives it", async () => {
  await using vendor = await startVendor();
  await using folder = await temporaryFolder();
  const journal = join(folder.path, "journal");
  const args = ["cancel", "pulse:a", "--journal", journal, "--resume"];
  const set = { ...env, PULSE_BASE_URL: vendor.url };
  expect(await runCli(args, { env: set })).toMatchObject({ status: 0 });
  expect(await runCli([...args, "--base-url", `pulse=${vendor.url}`], { env })).toMatchObject({ status: 0 });
  expect(vendor.asked).toEqual(["a"]);
  const elsewhere = await runCli(args, { env });
  expect(elsewhere).toMatchObject({ status: 2, stdout: "" });
  expect(elsewhere.stderr).toMatch(/is the journal of a run with other references/);
});

/** An address at which nobody listens any more. */
async function deserted(): Promise<string> {
  await using vendor = await startVendor();
  return vendor.url;
}

test.each([
  ["ECONNREFUSED", deserted],
  ["ENOTFOUND", async () => "https://vendor.invalid"],
])(
  "%s is named alike in text and JSON, nothing was sent, and it is tried again",
  async (code, findAddress) => {
    const address = await findAddress();
    await using folder = await temporaryFolder();
    const journal = join(folder.path, "journal");
    const args = ["cancel", "pulse:a", "--base-url", `pulse=${address}`];
    const text = await runCli(args, { env });
    expect(text.status).toBe(2);
    // Where there is no network at all, not even that a name is not there can be learned.
    const named = text.stdout.includes("EAI_AGAIN") ? "EAI_AGAIN" : code;
    const message = `the request failed (${named}); check the connection and baseUrl. Nothing was sent.`;
    expect(text.stdout).toContain(`failed (network)       pulse:a  ${message}\n`);
    const json = await runCli([...args, "--json", "--journal", journal], { env });
    const [line, summary] = json.stdout
      .trimEnd()
      .split("\n")
      .map((each) => JSON.parse(each));
    expect(line).toMatchObject({ reference: "pulse:a", kind: "failed", reason: "network", attempts: 0 });
    expect(line.message).toBe(`pulse: DELETE /job/{jobId}: ${message}`);
    expect(summary).toMatchObject({ total: 1, mayBeRunning: 1 });
    expect((await readFile(journal, "utf8")).split("\n")).toHaveLength(2);
  },
);

test("several attempts are counted alike in text and JSON", async () => {
  await using vendor = await startVendor(() => "drop");
  const args = ["cancel", "pulse:a", "--base-url", `pulse=${vendor.url}`];
  const { stdout } = await runCli(args, { env });
  expect(stdout).toMatch(
    /^failed \(network\) +pulse:a \(3 attempts\) {2}the request failed \(\w+\); .* The vendor may have acted on it\.$/m,
  );
  const json = await runCli([...args, "--json"], { env });
  expect(JSON.parse(json.stdout.split("\n")[0] ?? "")).toMatchObject({
    attempts: 3,
    message: expect.stringMatching(/ The vendor may have acted on it\.$/),
  });
  expect(vendor.asked).toHaveLength(6);
});

test("a reference that names no job is rejected, and not said to be running", async () => {
  await using vendor = await startVendor();
  const args = ["cancel", "pulse:a", "pulze:b", "tensorpix:c", "--base-url", `pulse=${vendor.url}`];
  const { status, stdout } = await runCli(args, { env: { ...env, TENSORPIX_API_KEY: "k" } });
  expect(status).toBe(1);
  expect(stdout).toContain('rejected               pulze:b  unknown provider "pulze"; did you mean pulse?\n');
  expect(stdout).toMatch(
    /\n2 references were rejected, and nothing was sent for them:\n( {2}(pulze:b|tensorpix:c) .*\n){2}$/,
  );
  expect(stdout).not.toContain("may still be running");
});

test("ids that carriage returns separate are ids of their own", async () => {
  await using vendor = await startVendor();
  const args = ["cancel", "--from", "-", "--base-url", `pulse=${vendor.url}`];
  expect(await runCli(args, { env, input: "pulse:a\rpulse:b\r" })).toMatchObject({ status: 0 });
  expect([...vendor.asked].sort()).toEqual(["a", "b"]);
});

test("a broken line of a file is found before anything is sent", async () => {
  await using vendor = await startVendor();
  await using folder = await temporaryFolder();
  const from = join(folder.path, "jobs");
  await writeFile(from, 'pulse:a\n{"provider":"pulse"\n');
  const ended = await runCli(["cancel", "--from", from, "--base-url", `pulse=${vendor.url}`], { env });
  expect(ended).toMatchObject({ status: 2, stdout: "" });
  expect(ended.stderr).toMatch(/jobs:2: is not valid JSON/);
  expect(vendor.asked).toEqual([]);
});

test("a broken line of standard input ends the run: what came before is done and counted, and 1 told", async () => {
  await using vendor = await startVendor();
  const args = ["cancel", "--from", "-", "--base-url", `pulse=${vendor.url}`];
  const ended = await runCli(args, { env, input: "pulse:a\npulse:b\n{broken\npulse:c\n" });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toMatch(/^calloff: standard input:3: is not valid JSON[^\n]+\n$/);
  expect(ended.stdout).toMatch(/^ +2 {2}canceling$/m);
  expect([...vendor.asked].sort()).toEqual(["a", "b"]);
});

test("--json prints one object a line, and last a summary", async () => {
  await using vendor = await startVendor((job) => (job === "lost" ? 404 : 200));
  const args = ["cancel", "--from", "-", "--json", "--base-url", `pulse=${vendor.url}`];
  const input = 'pulse:a\r\n{"provider":"pulse","id":"lost"}\n\npulse:a';
  const { status, stdout } = await runCli(args, { env, input });
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(status).toBe(1);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toEqual({
    kind: "summary",
    total: 2,
    mayBeRunning: 1,
    rejected: 0,
    counts: { canceling: 1, "not-found": 1 },
  });
  expect(lines).toContainEqual({
    reference: "pulse:a",
    kind: "answered",
    state: "canceling",
    status: 200,
    message: "ok",
    attempts: 1,
  });
});

test("a key of a file of keys is sent, and stands nowhere else", async () => {
  await using vendor = await startVendor((job) => (job === "bad" ? 500 : job === "denied" ? 401 : 200));
  await using folder = await temporaryFolder();
  const file = join(folder.path, "keys.env");
  const journal = join(folder.path, "journal");
  await writeFile(file, `PULSE_API_KEY="${KEY}"\nNODE_OPTIONS=--no-such-option\n`);
  const args = ["cancel", "pulse:a", "pulse:bad", "pulse:denied", "--keys", file, "--journal", journal];
  args.push("--base-url", `pulse=${vendor.url}`);
  const plain = await runCli(args);
  const json = await runCli([...args, "--resume", "--retry-failed", "--json"]);
  const listed = await runCli(["providers", "--keys", file]);
  expect([...vendor.keys]).toEqual([KEY]);
  expect(listed.stdout).toMatch(/PULSE_API_KEY +yes$/m);
  const all = JSON.stringify([plain, json, listed, await readFile(journal, "utf8")]);
  expect(all).toContain("pulse:denied");
  expect(all).not.toContain(KEY);
});

test("what prints to no terminal has no bar, no color and no cursor's movements", async () => {
  await using vendor = await startVendor((job) => (job === "lost" ? 404 : 200));
  const args = ["cancel", "pulse:lost", "pulse:b", "--base-url", `pulse=${vendor.url}`];
  const { stdout, stderr } = await runCli(args, { env });
  expect(`${stdout}${stderr}`).not.toContain("\u001b");
});
