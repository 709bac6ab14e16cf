import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cliPath, type Ended, runCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { startVendor } from "./vendor-server.ts";

const JOBS = 3_000;
/** Bytes: room for some results, and not for all. */
const ROOM = 262_144;
const references = Array.from({ length: JOBS }, (_, index) => `pulse:job-${index}`);
const env = { PULSE_API_KEY: "any" };

function referencesIn(text: string): string[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
    .flatMap(({ reference }: { reference?: string }) => reference ?? []);
}

/** What is true of a run whose journal had no more room. */
async function expectHonest({ status, stdout, stderr }: Ended, journal: string, code: string): Promise<void> {
  expect(stderr).toBe(
    `calloff: ${journal}: the journal cannot be written (${code}). No more requests are sent. Free some disk space, then continue with --resume.\n`,
  );
  expect(status).toBe(1);
  const text = await readFile(journal, "utf8");
  const written = new Set(referencesIn(text.slice(0, text.lastIndexOf("\n") + 1)));
  const reported = referencesIn(stdout);
  expect(reported.filter((reference) => !written.has(reference))).toEqual([]);
  expect(reported.length).toBeGreaterThan(0);
  expect(reported.length).toBeLessThan(JOBS);
}

/** While there is no room, going on tells of it and asks nobody: the result could not be kept. */
async function expectNobodyAsked(
  ended: Promise<Ended>,
  code: string,
  asked: readonly string[],
): Promise<void> {
  const before = asked.length;
  const { status, stdout, stderr } = await ended;
  expect(stderr).toMatch(
    new RegExp(
      `the journal cannot be written \\(${code}\\)\\. Nothing was sent\\. Free some disk space, then continue with --resume\\.\n$`,
    ),
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(asked).toHaveLength(before);
}

async function expectComplete(args: readonly string[], journal: string): Promise<void> {
  expect(await runCli([...args, "--resume"], { env })).toMatchObject({ status: 0, stderr: "" });
  const results = referencesIn(await readFile(journal, "utf8"));
  expect(results).toHaveLength(JOBS);
  expect(new Set(results)).toEqual(new Set(references));
}

function mountSmallDisk(path: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${ROOM}`, "tmpfs", path]).status === 0;
}

test("a full disk: nothing is told that is not on it, and the run goes on when there is room", async ({
  skip,
}) => {
  await using vendor = await startVendor();
  await using folder = await temporaryFolder();
  const disk = join(folder.path, "disk");
  await mkdir(disk);
  if (!mountSmallDisk(disk)) skip("a small disk can be mounted by root on Linux only");
  try {
    const from = join(folder.path, "jobs");
    await writeFile(from, `${references.join("\n")}\n`);
    const journal = join(disk, "journal");
    const args = ["cancel", "--from", from, "--journal", journal, "--json"];
    args.push("--base-url", `pulse=${vendor.url}`);
    await expectHonest(await runCli(args, { env }), journal, "ENOSPC");
    await expectNobodyAsked(runCli([...args, "--resume"], { env }), "ENOSPC", vendor.asked);
    execFileSync("mount", ["-o", "remount,size=4m", disk]);
    await expectComplete(args, journal);
  } finally {
    execFileSync("umount", [disk]);
  }
});

test("a file that may not grow: nothing is told that is not in it, and the run goes on when it may", async ({
  skip,
}) => {
  if (!existsSync("/bin/sh")) skip("the limit of a file's size is set by a POSIX shell");
  await using vendor = await startVendor();
  await using folder = await temporaryFolder();
  const from = join(folder.path, "jobs");
  await writeFile(from, `${references.join("\n")}\n`);
  const journal = join(folder.path, "journal");
  const args = ["cancel", "--from", from, "--journal", journal, "--json"];
  args.push("--base-url", `pulse=${vendor.url}`);
  // In blocks of 512 bytes, as POSIX has them.
  const script = `ulimit -f ${ROOM / 512}; exec "$0" "$@"`;
  const limited = { env, command: ["/bin/sh", "-c", script, process.execPath, cliPath] } as const;
  await expectHonest(await runCli(args, limited), journal, "EFBIG");
  await expectNobodyAsked(runCli([...args, "--resume"], limited), "EFBIG", vendor.asked);
  await expectComplete(args, journal);
});
