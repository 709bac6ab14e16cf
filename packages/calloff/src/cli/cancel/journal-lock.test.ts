import { spawn } from "node:child_process";
import { type FileHandle, link, mkdtemp, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockFile } from "./journal-lock.ts";

let folder: string;
let file: FileHandle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "calloff-test-"));
  vi.stubEnv("TMPDIR", folder);
  file = await open(join(folder, "journal"), "w");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await file.close();
  await rm(folder, { recursive: true });
});

// The systems without addresses of their own have files for them.
test.skipIf(process.platform === "win32").each<NodeJS.Platform>([process.platform, "darwin"])(
  "a file is had once, by whatever name, until it is let go of: %s",
  async (platform) => {
    await link(join(folder, "journal"), join(folder, "other-name"));
    const same = await open(join(folder, "other-name"), "r");
    const unlock = await lockFile(file, platform);
    expect(unlock).toBeDefined();
    expect(await lockFile(same, platform)).toBeUndefined();
    await unlock?.();
    const again = await lockFile(same, platform);
    expect(again).toBeDefined();
    await again?.();
    await same.close();
  },
);

test.skipIf(process.platform === "win32")("what a killed process left is taken over", async () => {
  const unlock = await lockFile(file, "darwin");
  const [address = ""] = (await readdir(folder)).filter((name) => name.endsWith(".sock"));
  await unlock?.();
  const program = `require("node:net").createServer().listen(process.argv[1], () => console.log("up"))`;
  const child = spawn(process.execPath, ["-e", program, join(folder, address)]);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(await lockFile(file, "darwin")).toBeUndefined();
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  expect(await readdir(folder)).toContain(address);
  const again = await lockFile(file, "darwin");
  expect(again).toBeDefined();
  await again?.();
});
