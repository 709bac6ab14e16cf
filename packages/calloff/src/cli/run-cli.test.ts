import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { fakeIo } from "./testing/fake-io.ts";

async function run(args: readonly string[], given?: Parameters<typeof fakeIo>[0]) {
  const io = fakeIo(given);
  const status = await runCli(args, io);
  return { status, out: io.out(), err: io.err() };
}

test.each([
  [["frob"], "calloff: unknown command 'frob'. See calloff --help.\n"],
  [["cancle"], "calloff: unknown command 'cancle' (Did you mean cancel?) See calloff --help.\n"],
  [["cancel", "--jso"], "calloff: unknown option '--jso' (Did you mean --json?) See calloff --help.\n"],
  [["cancel", "--from"], "calloff: option '--from <file>' argument missing. See calloff --help.\n"],
  [["explain"], "calloff: missing required argument 'provider'. See calloff --help.\n"],
  [["explain", "pulse", "99"], 'calloff: "99" is not an HTTP status; try 409, for example.\n'],
  [["mock", "pulse", "--port", "70000"], "calloff: --port 70000: give a port from 0 to 65535.\n"],
])("%j is refused in one line", async (args, err) => {
  expect(await run(args)).toEqual({ status: 2, out: "", err });
});

test.each([
  [
    "/usr/bin/zsh",
    "name your shell. For zsh, add this line to its startup file: source <(calloff complete zsh)",
  ],
  [
    "/bin/bash",
    "name your shell. For bash, add this line to its startup file: source <(calloff complete bash)",
  ],
  [
    "/usr/bin/fish",
    "name your shell. For fish, add this line to its startup file: calloff complete fish | source",
  ],
  ["/bin/tcsh", "name your shell: bash, zsh, fish or powershell. For example: calloff complete bash"],
  [undefined, "name your shell: bash, zsh, fish or powershell. For example: calloff complete bash"],
])(
  "completion without a shell's name, of a person with %s, says which line to write",
  async (shell, message) => {
    const { status, out, err } = await run(["complete"], { env: { SHELL: shell } });
    expect({ status, out, err }).toEqual({ status: 2, out: "", err: `calloff: ${message}\n` });
  },
);

test("a file that is named twice is refused: the first would be passed over", async () => {
  const { status, err } = await run(["cancel", "--from", "a", "--from", "b"]);
  expect(status).toBe(2);
  expect(err).toContain("It was already given as a.");
});

describe("a provider that is none", () => {
  test.each([["explain"], ["mock"]])(
    "is refused by %s, and the one that may be meant named",
    async (command) => {
      const { status, err } = await run([command, "pulze"]);
      expect({ status, err }).toEqual({
        status: 2,
        err: 'calloff: unknown provider "pulze"; did you mean pulse?\n',
      });
    },
  );

  test("in an option", async () => {
    const { err } = await run(["cancel", "pulse:a", "--concurrency", "topas=4"]);
    expect(err).toBe('calloff: --concurrency: unknown provider "topas"; did you mean topaz?\n');
  });

  test("in a reference is told at 80 columns, whole, and counted as rejected", async () => {
    const { status, out, err } = await run(["cancel", "pulze:a", "--dry-run"], { columns: 80 });
    expect({ status, err }).toEqual({ status: 2, err: "" });
    expect(out).toContain('pulze:a  unknown provider "pulze"; did you mean pulse?\n');
  });
});

describe("help", () => {
  test.each([[["--help"]], [["help"]], [["cancel", "--help"]], [["help", "cancel"]]])("%j", async (args) => {
    const { status, out, err } = await run(args);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("$ calloff cancel pulse:abc123");
    const tooLong = out.split("\n").filter((line) => line.length > 80);
    expect(tooLong).toEqual([]);
  });

  test("of the server for agents fits a terminal, and says what to install", async () => {
    const { status, out } = await run(["mcp", "--help"]);
    expect(status).toBe(0);
    expect(out).toContain("npm install calloff @modelcontextprotocol/server");
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("without a command it is shown, and nothing was done", async () => {
    const { status, out, err } = await run([]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("Usage: calloff");
  });

  test("the version is the package's", async () => {
    expect(await run(["--version"])).toEqual({ status: 0, out: "1.2.3\n", err: "" });
  });
});

test("a run that is interrupted twice ends at once, with the cursor back where it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "calloff-test-"));
  const from = join(folder, "jobs");
  await writeFile(from, "pulse:a\n");
  const io = fakeIo({ columns: 80 });
  const running = runCli(["cancel", "--from", from, "--base-url", "pulse=http://127.0.0.1:9"], io);
  while (!io.err().includes("\u001b[?25l")) await new Promise((resolve) => setTimeout(resolve, 1));
  io.interrupt("SIGTERM");
  io.interrupt("SIGINT");
  expect(io.exits).toEqual([143]);
  expect(io.err().lastIndexOf("\u001b[?25h")).toBeGreaterThan(io.err().lastIndexOf("\u001b[?25l"));
  expect(await running).toBe(143);
  await rm(folder, { recursive: true });
});
