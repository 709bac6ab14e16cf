import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openReferenceInput, type ReferenceInput } from "./reference-input.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-test-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const nothing = (): Readable => Readable.from([]);

async function all({ read }: ReferenceInput): Promise<string[]> {
  const references: string[] = [];
  for await (const reference of read()) references.push(reference);
  return references;
}

async function fileWith(text: string): Promise<string> {
  const path = join(folder, "jobs");
  await writeFile(path, text);
  return path;
}

test("arguments come first, then the file; each can be read again", async () => {
  const from = await fileWith("pulse:b\n\npulse:c");
  const input = await openReferenceInput({ given: ["pulse:a"], from, needsFingerprint: false }, nothing());
  expect(input.count).toBe(3);
  expect(await all(input)).toEqual(["pulse:a", "pulse:b", "pulse:c"]);
  expect(await all(input)).toEqual(["pulse:a", "pulse:b", "pulse:c"]);
  await input.close();
});

test("the fingerprint is that of the references, however they are written", async () => {
  const fingerprintOf = async (given: string[], text?: string): Promise<string | undefined> => {
    const from = text === undefined ? undefined : await fileWith(text);
    const input = await openReferenceInput({ given, from, needsFingerprint: true }, nothing());
    await input.close();
    return input.fingerprint;
  };
  const plain = await fingerprintOf(["pulse:a", "pulse:b"]);
  expect(await fingerprintOf([], 'pulse:a\r\n{"provider":"pulse","id":"b"}')).toBe(plain);
  expect(await fingerprintOf(["pulse:b", "pulse:a"])).not.toBe(plain);
  expect(await fingerprintOf(["pulse:a"])).not.toBe(plain);
  expect(await fingerprintOf(["pulse:a\npulse:b"])).not.toBe(plain);
});

test("standard input is read as it comes, and closed at the end", async () => {
  const stdin = Readable.from([Buffer.from("pulse:a\npul"), Buffer.from("se:b\n")]);
  const input = await openReferenceInput({ given: [], from: "-", needsFingerprint: false }, stdin);
  expect([input.count, input.fingerprint]).toEqual([undefined, undefined]);
  expect(await all(input)).toEqual(["pulse:a", "pulse:b"]);
  await input.close();
  expect(stdin.destroyed).toBe(true);
});

test("standard input is kept where a run must know it again, without leaving anything behind", async () => {
  vi.stubEnv("TMPDIR", folder);
  const stdin = Readable.from([Buffer.from("pulse:a\npulse:b\n")]);
  const input = await openReferenceInput({ given: [], from: "-", needsFingerprint: true }, stdin);
  expect(input.count).toBe(2);
  expect(await readdir(folder)).toEqual([]);
  expect(await all(input)).toEqual(["pulse:a", "pulse:b"]);
  expect(await all(input)).toEqual(["pulse:a", "pulse:b"]);
  await input.close();
});

test("what never ends a line is not kept for ever", async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) yield Buffer.alloc(65_536);
  }
  const stdin = Readable.from(endless());
  await expect(openReferenceInput({ given: [], from: "-", needsFingerprint: true }, stdin)).rejects.toThrow(
    "standard input:1: the line is longer than 1048576 bytes; write one reference per line.",
  );
});

test.skipIf(process.platform !== "linux").each([true, false])(
  "a device that never ends is refused, kept for a journal: %s",
  async (needsFingerprint) => {
    const asked = { given: [], from: "/dev/zero", needsFingerprint };
    const reading = openReferenceInput(asked, nothing()).then(async (input) => {
      await all(input).finally(() => input.close());
    });
    await expect(reading).rejects.toThrow(
      "/dev/zero:1: the line is longer than 1048576 bytes; write one reference per line.",
    );
  },
);

test("where it cannot be kept, that is said", async () => {
  vi.stubEnv("TMPDIR", join(folder, "none"));
  await expect(
    openReferenceInput({ given: [], from: "-", needsFingerprint: true }, nothing()),
  ).rejects.toThrow(/^standard input: cannot be buffered in .*none \(ENOENT\)/);
});

test.each([
  ["is not there", async () => {}, "no such file"],
  ["is a directory", mkdir, "is a directory; name a file, or - for standard input"],
])("a path that %s", async (_, make, message) => {
  const from = join(folder, "jobs");
  await make(from);
  await expect(openReferenceInput({ given: [], from, needsFingerprint: false }, nothing())).rejects.toThrow(
    `${from}: ${message}.`,
  );
});

test("a broken line is found before anything is read for good", async () => {
  const from = await fileWith("pulse:a\n{\n");
  await expect(openReferenceInput({ given: [], from, needsFingerprint: false }, nothing())).rejects.toThrow(
    `${from}:2: is not valid JSON`,
  );
});
