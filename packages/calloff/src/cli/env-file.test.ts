import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnvFile } from "./env-file.ts";

const NAMES = ["PULSE_API_KEY", "TOPAZ_API_KEY"];
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-test-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("takes the keys that are not set, and no other variables", async () => {
  const path = join(folder, ".env");
  await writeFile(
    path,
    '# keys\nPULSE_API_KEY="from the file"\nTOPAZ_API_KEY=t\nNODE_TLS_REJECT_UNAUTHORIZED=0\n',
  );
  const env = { TOPAZ_API_KEY: "from the environment" };
  loadEnvFile(path, NAMES, env);
  expect(env).toEqual({ PULSE_API_KEY: "from the file", TOPAZ_API_KEY: "from the environment" });
});

test("a blank variable counts as not set", async () => {
  const path = join(folder, ".env");
  await writeFile(path, "PULSE_API_KEY=k\n");
  const env = { PULSE_API_KEY: " " };
  loadEnvFile(path, NAMES, env);
  expect(env).toEqual({ PULSE_API_KEY: "k" });
});

test("reads a file that begins with a byte order mark", async () => {
  const path = join(folder, ".env");
  await writeFile(path, "\ufeffPULSE_API_KEY=k\n");
  const env = {};
  loadEnvFile(path, NAMES, env);
  expect(env).toEqual({ PULSE_API_KEY: "k" });
});

test("without a file nothing changes", () => {
  const env = {};
  loadEnvFile(undefined, NAMES, env);
  expect(env).toEqual({});
});

test("a file that is no .env file, for its length, is not read to its end", async () => {
  const path = join(folder, ".env");
  await writeFile(path, `PULSE_API_KEY=k\n#${"a".repeat(2 ** 20)}`);
  expect(() => loadEnvFile(path, NAMES, {})).toThrow(
    `--keys ${path}: the file is longer than 1048576 bytes; pass a .env file.`,
  );
});

test("a file that cannot be read is named", () => {
  expect(() => loadEnvFile(join(folder, "none"), NAMES, {})).toThrow(
    `--keys ${join(folder, "none")}: no such file.`,
  );
  expect(() => loadEnvFile(folder, NAMES, {})).toThrow(`--keys ${folder}: cannot be read (EISDIR).`);
});
