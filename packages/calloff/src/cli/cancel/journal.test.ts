import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Journal, journalOver, openJournal } from "./journal.ts";
import type { ResultLine } from "./result-line.ts";

const A: ResultLine = {
  reference: "pulse:a",
  kind: "answered",
  state: "canceling",
  attempts: 1,
};
const B: ResultLine = { reference: "pulse:b€", kind: "failed", reason: "server-error", attempts: 3 };
const HEADING = '{"journal":"calloff","version":1,"run":"this"}\n';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-test-"));
  path = join(folder, "journal");
});

afterEach(() => rm(folder, { recursive: true }));

function open(options: { run?: string; resume?: boolean; retryFailed?: boolean } = {}): Promise<Journal> {
  return openJournal({ path, run: "this", resume: false, retryFailed: false, ...options });
}

async function write(...lines: ResultLine[]): Promise<void> {
  const journal = await open({ resume: true });
  await journal.write(lines);
  await journal.close();
}

/** What a resumed journal has, and is closed. */
async function done(options: { retryFailed?: boolean } = {}): Promise<Record<string, unknown>> {
  const journal = await open({ resume: true, ...options });
  await journal.close();
  return Object.fromEntries(journal.done);
}

describe("a new one", () => {
  test("says what it is, and keeps each result on a line", async () => {
    const journal = await open();
    expect(journal.done.size).toBe(0);
    await journal.write([A]);
    await journal.write([B]);
    await journal.close();
    expect(await readFile(path, "utf8")).toBe(`${HEADING}${JSON.stringify(A)}\n${JSON.stringify(B)}\n`);
  });

  test("is not begun over a file that is there", async () => {
    await writeFile(path, "mine");
    await expect(open()).rejects.toThrow(
      "already exists; add --resume to continue it, or name another file.",
    );
    expect(await readFile(path, "utf8")).toBe("mine");
  });

  test("keeps what is settled only: the rest is tried when the run is resumed", async () => {
    const journal = await open();
    await journal.write([
      { reference: "pulse:1", kind: "not-sent", reason: "aborted", attempts: 0 },
      { reference: "pulse:2", kind: "failed", reason: "missing-credentials", attempts: 0 },
      { reference: "pulse:3", kind: "failed", reason: "aborted", attempts: 1 },
    ]);
    await journal.close();
    expect(await readFile(path, "utf8")).toBe(HEADING);
  });
});

describe("resumed", () => {
  test("it is begun where there is none, and where it was cut in its first line", async () => {
    expect(await done()).toEqual({});
    expect(await readFile(path, "utf8")).toBe(HEADING);
    for (let cut = 0; cut < HEADING.length; cut += 1) {
      await writeFile(path, HEADING.slice(0, cut));
      expect(await done()).toEqual({});
      expect(await readFile(path, "utf8")).toBe(HEADING);
    }
  });

  test("it has what was written; of several results for a job the last", async () => {
    await write(A, B, { ...B, kind: "answered", state: "not-found" });
    expect(await done()).toEqual({
      "pulse:a": { kind: "answered", state: "canceling" },
      "pulse:b€": { kind: "answered", state: "not-found", reason: "server-error" },
    });
  });

  test("cut at any byte of its last line, it goes on after the line before", async () => {
    await write(A);
    const before = await readFile(path);
    const line = Buffer.from(`${JSON.stringify(B)}\n`);
    for (let cut = 0; cut < line.length; cut += 1) {
      await writeFile(path, Buffer.concat([before, line.subarray(0, cut)]));
      expect(Object.keys(await done())).toEqual(["pulse:a"]);
      expect(await readFile(path)).toEqual(before);
    }
    await writeFile(path, Buffer.concat([before, line]));
    expect(Object.keys(await done())).toEqual(["pulse:a", "pulse:b€"]);
  });

  test("to retry what failed, it lets go of it, unless it was answered later", async () => {
    const later: ResultLine = { ...A, reference: "pulse:c" };
    await write(A, B, { ...B, reference: "pulse:c" }, later);
    expect(Object.keys(await done({ retryFailed: true }))).toEqual(["pulse:a", "pulse:c"]);
  });

  test.each([
    ["damaged in the middle", `${HEADING}{"refer\n${JSON.stringify(A)}\n`, /journal:2: is not a result/],
    ["with bytes that are not text", `${HEADING}\0\0\0\n`, /journal:2: is not a result/],
    ["of another run", HEADING.replace("this", "that"), /is the journal of a run with other references/],
    ["that is no journal", "some\nnotes\n", /is not a calloff journal/],
    ["that is no journal, of one line without an end", "precious", /is not a calloff journal/],
    ["that is no journal, of one long line", "a".repeat(2 ** 24 + 1), /is not a calloff journal/],
    ["with a line that is too long", `${HEADING}${"a".repeat(2 ** 24 + 1)}`, /journal:2: is not a result/],
    ["of a later version", HEADING.replace("1", "2"), /is not a calloff journal/],
  ])("a file %s is refused, and left as it is", async (_, text, message) => {
    await writeFile(path, text);
    await expect(open({ resume: true })).rejects.toThrow(message);
    expect(await readFile(path, "utf8")).toBe(text);
  });
});

test("one journal is open once at a time", async () => {
  const journal = await open();
  await expect(open({ resume: true })).rejects.toThrow(/another run is using this journal/);
  await journal.close();
  expect(await done()).toEqual({});
});

describe("room for results", () => {
  test("is looked for without leaving anything in the file", async () => {
    const journal = await open();
    await journal.write([A]);
    const before = await readFile(path, "utf8");
    await journal.reserve(40);
    expect(await readFile(path, "utf8")).toBe(before);
    await journal.write([B]);
    await journal.close();
    expect(await readFile(path, "utf8")).toBe(`${before}${JSON.stringify(B)}\n`);
  });

  test("that is not there is told before anything is sent, and the file is cut back", async () => {
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const lengths: number[] = [];
    const journal = journalOver({
      path,
      done: new Map(),
      file: fileThat({
        async appendFile(text) {
          lengths.push(String(text).length);
          throw full;
        },
        async truncate(length) {
          lengths.push(Number(length));
        },
      }),
      close: async () => {},
    });
    await expect(journal.reserve(40)).rejects.toThrow(
      `${path}: the journal cannot be written (ENOSPC). Nothing was sent. Free some disk space, then continue with --resume.`,
    );
    expect(lengths).toEqual([40 * 512, 1_000]);
    // Where nothing is to be asked, nothing is to be written.
    await expect(journal.reserve(0)).resolves.toBeUndefined();
  });

  test("that a killed process was looking for is cut off", async () => {
    await write(A);
    const before = await readFile(path, "utf8");
    await appendFile(path, randomBytes(20_000).toString("base64"));
    expect(Object.keys(await done())).toEqual(["pulse:a"]);
    expect(await readFile(path, "utf8")).toBe(before);
  });
});

/** A file of 1,000 bytes that takes everything, but for what is given. */
function fileThat(does: Partial<Opened>): Opened {
  const stat = async () => ({ size: 1_000 });
  const takes = { appendFile: async () => {}, datasync: async () => {}, truncate: async () => {}, stat };
  return { ...takes, ...does } as Opened;
}

type Opened = Parameters<typeof journalOver>[0]["file"];

test.skipIf(process.platform === "win32")("a device or a pipe is refused", async () => {
  await expect(
    openJournal({ path: "/dev/null", run: "this", resume: true, retryFailed: false }),
  ).rejects.toThrow("/dev/null: is a device or a pipe; a journal must be a regular file.");
  execFileSync("mkfifo", [path]);
  await expect(open({ resume: true })).rejects.toThrow(/journal: is a device or a pipe/);
});

test("a write that fails says so in one line", async () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const journal = journalOver({
    path,
    done: new Map(),
    file: fileThat({ appendFile: () => Promise.reject(full) }),
    close: async () => {},
  });
  await expect(journal.write([A])).rejects.toThrow(
    `${path}: the journal cannot be written (ENOSPC). No more requests are sent. Free some disk space, then continue with --resume.`,
  );
});

test("a line that the disk did not confirm is not written", async () => {
  const broken = Object.assign(new Error("input/output error"), { code: "EIO" });
  const journal = journalOver({
    path,
    done: new Map(),
    file: fileThat({ datasync: () => Promise.reject(broken) }),
    close: async () => {},
  });
  await expect(journal.write([A])).rejects.toThrow("(EIO)");
});
