import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { runCli, type Started, startCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { startVendor } from "./vendor-server.ts";

const INITIALIZE = {
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};
const INITIALIZED = { method: "notifications/initialized" };

function cancelCall(id: number, reference: string): object {
  return { id, method: "tools/call", params: { name: "cancel", arguments: { reference } } };
}

/** `calloff mcp`, with the messages of a client written to it. */
function startMcp(url: string, messages: readonly object[]): Started {
  const env = { PULSE_API_KEY: "any", PULSE_BASE_URL: url };
  const started = startCli(["mcp"], { env, input: "open" });
  for (const message of messages) {
    started.child.stdin?.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  }
  return started;
}

test("standard output has MCP messages and nothing else, and 0 is the status when the client closes", async () => {
  await using vendor = await startVendor();
  const calls = [cancelCall(2, "pulse:a"), cancelCall(3, "tensorpix:42")];
  const messages = [INITIALIZE, INITIALIZED, { id: "this is no message" }, ...calls];
  const { child, ended, printed } = startMcp(vendor.url, messages);
  await printed('"id":2');
  await printed('"id":3');
  child.stdin?.end();
  const { status, stdout, stderr } = await ended;
  expect(status).toBe(0);
  expect(stderr).toMatch(/^calloff mcp: [^\n]{1,200}\n$/);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers.map(({ jsonrpc }) => jsonrpc)).toEqual(["2.0", "2.0", "2.0"]);
  expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
});

test.each([
  ["its client closes standard input", (child: Started["child"]) => void child.stdin?.end()],
  ["SIGTERM comes", (child: Started["child"]) => void child.kill("SIGTERM")],
])("when %s, calls in flight are let go of, and named", async (_, end) => {
  await using vendor = await startVendor(() => "never");
  const { child, ended } = startMcp(vendor.url, [INITIALIZE, INITIALIZED, cancelCall(2, "pulse:slow")]);
  await vendor.reached(1);
  end(child);
  const { status, stdout, stderr } = await ended;
  expect(status).toBe(0);
  expect(stdout).not.toContain('"id":2');
  // One that went on would have tried twice more.
  expect(vendor.asked).toEqual(["slow"]);
  expect(stderr).toBe(
    "calloff: ended while canceling jobs, which may or may not have stopped. Cancel them again: pulse:slow\n",
  );
});

test("a base URL of the environment that is wrong is told in one line, before anything is served", async () => {
  const { status, stdout, stderr } = await runCli(["mcp"], {
    env: { PULSE_BASE_URL: "http://api.example.com" },
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe("calloff: pulse: PULSE_BASE_URL must begin with https:, or http: for localhost.\n");
});

test("without the SDK, one line says what to install, and all else works", async () => {
  await using folder = await temporaryFolder();
  const own = resolve(import.meta.dirname, "../..");
  const manifest = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
  // As it is installed: with its dependencies, and without its optional peers.
  await cp(join(own, "dist"), join(folder.path, "dist"), { recursive: true });
  await writeFile(join(folder.path, "package.json"), JSON.stringify(manifest));
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(folder.path, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(own, "node_modules", name), link, "junction");
  }
  const command = [process.execPath, join(folder.path, "dist/cli.js")] as const;
  expect(await runCli(["mcp"], { command })).toMatchObject({
    status: 2,
    stdout: "",
    stderr:
      "calloff: the MCP server needs another package; install both: npm install calloff @modelcontextprotocol/server\n",
  });
  expect(await runCli(["--help"], { command })).toMatchObject({ status: 0, stderr: "" });
});
