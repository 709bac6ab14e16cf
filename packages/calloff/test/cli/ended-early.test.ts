import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliPath, runCli, startCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { startVendor } from "./vendor-server.ts";

const env = { PULSE_API_KEY: "any" };

test("130 after SIGINT: what is under way is let go of, and what was not sent is told", async () => {
  await using vendor = await startVendor((job) => (job === "1" ? 200 : "never"));
  await using folder = await temporaryFolder();
  const from = join(folder.path, "jobs");
  await writeFile(from, Array.from({ length: 100 }, (_, index) => `pulse:${index}\n`).join(""));
  const args = ["cancel", "--from", from, "--concurrency", "2", "--base-url", `pulse=${vendor.url}`];
  const { child, ended } = startCli(args, { env });
  await vendor.reached(3);
  child.kill("SIGINT");
  const { status, stdout, stderr } = await ended;
  expect(status).toBe(130);
  expect(stderr).toContain("Stopping.");
  expect(stdout).toMatch(/^ +97 {2}not sent \(aborted\)$/m);
  expect(stdout).toMatch(/^99 jobs may still be running:$/m);
  expect(stdout).toMatch(/\nTo be able to resume an interrupted run, start it with --journal <file>\.\n$/);
  expect(vendor.asked).toHaveLength(3);
});

test("an interrupted run names --resume with its journal, in text and beside JSON", async () => {
  await using vendor = await startVendor(() => "never");
  await using folder = await temporaryFolder();
  for (const format of [[], ["--json"]]) {
    const journal = join(folder.path, `journal${format}`);
    const args = ["cancel", "pulse:a", "--journal", journal, ...format, "--base-url", `pulse=${vendor.url}`];
    const { child, ended } = startCli(args, { env });
    await vendor.reached(format.length + 1);
    child.kill("SIGINT");
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(130);
    const told = format.length === 0 ? stdout : stderr;
    expect(told.endsWith(`\nTo continue, run the same command with --journal ${journal} --resume\n`)).toBe(
      true,
    );
  }
});

test.each([[["--json"]], [[]]])("while nobody reads, no more calls are made: %j", async (format) => {
  const JOBS = 2_000;
  await using vendor = await startVendor();
  await using folder = await temporaryFolder();
  const from = join(folder.path, "jobs");
  const journal = join(folder.path, "journal");
  // Long enough for a pipe to be full after some hundred of them.
  const id = "j".repeat(400);
  await writeFile(from, Array.from({ length: JOBS }, (_, index) => `pulse:${id}${index}\n`).join(""));
  const args = [
    "cancel",
    "--from",
    from,
    "--base-url",
    `pulse=${vendor.url}`,
    "--journal",
    journal,
    ...format,
  ];
  const { child, ended } = startCli(args, { env });
  child.stdout?.pause();
  await standsStill(() => vendor.asked.length);
  expect(vendor.asked.length).toBeLessThan(JOBS / 2);
  // Its results are written, although nobody has read of them.
  child.kill("SIGINT");
  const written = (): number => readFileSync(journal, "utf8").split("\n").length - 2;
  // Up to eight calls were in flight, and are let go of.
  while (written() < vendor.asked.length - 8) await new Promise((resolve) => setTimeout(resolve, 10));
  child.stdout?.resume();
  expect(await ended).toMatchObject({ status: 130 });
  expect(await runCli([...args, "--resume"], { env })).toMatchObject({ status: 0, stderr: "" });
  expect(new Set(vendor.asked).size).toBe(JOBS);
});

/** Resolves when a count has begun, and grows no more. */
async function standsStill(count: () => number): Promise<void> {
  for (let before = -1; count() === 0 || count() > before; ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

test("a job that was to be tried again when the run was interrupted is, when it is resumed", async () => {
  let isWell = false;
  await using vendor = await startVendor((job) => (isWell ? 200 : job === "slow" ? "never" : 500));
  await using folder = await temporaryFolder();
  const journal = join(folder.path, "journal");
  const args = ["cancel", "pulse:slow", "pulse:a", "--journal", journal];
  args.push("--base-url", `pulse=${vendor.url}`);
  const { child, ended } = startCli(args, { env });
  // It failed twice, and waits at least 250 ms for its last attempt.
  await vendor.reached(3);
  await new Promise((resolve) => setTimeout(resolve, 80));
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ status: 130 });
  expect((await readFile(journal, "utf8")).split("\n")).toHaveLength(2);
  isWell = true;
  const { status, stdout } = await runCli([...args, "--resume"], { env });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ +2 {2}canceling$/m);
});

test("an interrupted run lets go of a standard input that nobody closes", async () => {
  await using vendor = await startVendor();
  const args = ["cancel", "--from", "-", "--base-url", `pulse=${vendor.url}`];
  const { child, ended } = startCli(args, { env, input: "open" });
  child.stdin?.write("pulse:a\n");
  await vendor.reached(1);
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ status: 130, signal: null });
});

test("ends quietly when nobody reads on", async ({ skip }) => {
  if (process.platform === "win32") skip("needs a POSIX shell");
  await using vendor = await startVendor();
  const input = Array.from({ length: 20_000 }, (_, index) => `pulse:${index}\n`).join("");
  const args = ["cancel", "--from", "-", "--base-url", `pulse=${vendor.url}`];
  const script = '"$0" "$@" | head -1';
  const ended = await runCli(args, {
    env,
    input,
    command: ["/bin/sh", "-c", script, process.execPath, cliPath],
  });
  expect(ended.stderr).toBe("");
  expect(ended.stdout).toMatch(/^canceling +pulse:\d+ \(200\) {2}ok\n$/);
});

test("two runs cannot have one journal at a time; when the first is killed the second may", async () => {
  await using vendor = await startVendor((job) => (job === "slow" ? "never" : 200));
  await using folder = await temporaryFolder();
  const journal = join(folder.path, "journal");
  const args = ["cancel", "pulse:a", "pulse:slow", "--journal", journal, "--resume", "--json"];
  args.push("--base-url", `pulse=${vendor.url}`);
  const first = startCli(args, { env });
  await first.printed("pulse:a");
  const second = await runCli(args, { env });
  expect(second).toMatchObject({ status: 2, stdout: "" });
  expect(second.stderr).toMatch(/journal: another run is using this journal/);
  first.child.kill("SIGKILL");
  await first.ended;
  const third = startCli(args, { env });
  await vendor.reached(3);
  third.child.kill("SIGINT");
  expect(await third.ended).toMatchObject({ status: 130 });
  expect([...vendor.asked].sort()).toEqual(["a", "slow", "slow"]);
});
