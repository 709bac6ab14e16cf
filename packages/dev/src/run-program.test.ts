import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";

const never = new AbortController().signal;
const node = (code: string, signal = never): Promise<{ status: number; output: string }> =>
  runProgram(process.execPath, ["-e", code], { signal });

test("tells the status and all that was printed", async () => {
  const { status, output } = await node("console.log('out'); console.error('err'); process.exitCode = 3");
  expect(status).toBe(3);
  expect(output.split("\n").sort()).toEqual(["", "err", "out"]);
});

test("a program that is not there is an error", async () => {
  await expect(runProgram("calloff-no-such-program", [], { signal: never })).rejects.toThrow();
});

test("ends the program, and what that has started, when it is stopped", async () => {
  const stop = new AbortController();
  const inner = "process.stdout.write('up ' + process.pid); setInterval(() => {}, 1000)";
  const outer = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}], { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.on("data", (text) => require("node:fs").writeFileSync(process.env.PID_FILE, String(text)));
    setInterval(() => {}, 1000);`;
  const folder = mkdtempSync(`${tmpdir()}/run-program-`);
  process.env["PID_FILE"] = `${folder}/pid`;
  try {
    const running = node(outer, stop.signal).catch((error: unknown) => error);
    await until(() => existsSync(`${folder}/pid`) && readFileSync(`${folder}/pid`, "utf8") !== "");
    const pid = Number(readFileSync(`${folder}/pid`, "utf8").slice("up ".length));
    stop.abort(new Error("stopped"));
    expect(await running).toMatchObject({ message: "stopped" });
    await until(() => !isRunning(pid));
    expect(isRunning(pid)).toBe(false);
  } finally {
    delete process.env["PID_FILE"];
    rmSync(folder, { recursive: true });
  }
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
