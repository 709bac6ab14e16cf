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
  [["explain", "pulse", "99"], 'calloff: "99" is no HTTP status; give one such as 409.\n'],
  [["mock", "pulse", "--port", "70000"], "calloff: --port 70000: give a port from 0 to 65535.\n"],
])("%j is refused in one line", async (args, err) => {
  expect(await run(args)).toEqual({ status: 2, out: "", err });
});

test("a file that is named twice is refused: the first would be passed over", async () => {
  const { status, err } = await run(["cancel", "--from", "a", "--from", "b"]);
  expect(status).toBe(2);
  expect(err).toContain("It was given before, as a.");
});

test("a provider that is none is refused, and the others named", async () => {
  const { status, err } = await run(["explain", "acme"]);
  expect(status).toBe(2);
  expect(err).toMatch(
    /^calloff: .*'acme'.*pixelcut, pulse, tensorpix, tensorpool, topaz\. See calloff --help\.\n$/,
  );
});

describe("help", () => {
  test.each([[["--help"]], [["help"]], [["cancel", "--help"]], [["help", "cancel"]]])("%j", async (args) => {
    const { status, out, err } = await run(args);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("$ calloff cancel pulse:abc123");
    const tooLong = out.split("\n").filter((line) => line.length > 80);
    expect(tooLong).toEqual([]);
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

// Worked out from the vendors' pages and the table of answers in the README.
describe("explain", () => {
  test.each([
    ["pixelcut", "200", "canceled: the job has stopped because of this call"],
    ["pixelcut", "409", "already-finished: it had completed or failed before"],
    ["pulse", "200", "canceling: the call was accepted; the stop is not confirmed"],
    ["pulse", "500", "server-error: an error once the attempts are used up: the job may still be running"],
    ["tensorpix", "204", "canceled: the job has stopped because of this call"],
    ["tensorpix", "409", "already-canceled: it had been canceled before"],
    ["tensorpool", "200", "already-canceled: it had been canceled before"],
    ["topaz", "409", "not-cancelable: it refuses, and does not say which state the job is in"],
    ["topaz", "404", "not-found: the vendor knows no such job"],
  ])("%s %s", async (provider, answer, meaning) => {
    const { status, out } = await run(["explain", provider, answer]);
    expect(status).toBe(0);
    expect(out).toContain(`\n${answer}     ${meaning}\n`);
    expect(out).toMatch(/\n {8}Source: \S/);
  });

  test("an answer whose body says it is explained by its values", async () => {
    const { out } = await run(["explain", "tensorpool", "202"]);
    expect(out).toContain("202     by /status in the body:\n");
    expect(out).toContain('          "canceled": canceled, the job has stopped because of this call\n');
    expect(out).toContain("          anything else: canceling, the call was accepted");
  });

  test("a status that the document does not list is read as HTTP has it, and said to be undocumented", async () => {
    const { out } = await run(["explain", "pulse", "503"]);
    expect(out).toContain("503     server-error: ");
    expect(out).toContain("does not list this status");
  });

  test("all answers, and the document they are from", async () => {
    const { out } = await run(["explain", "pulse"]);
    expect(out).toMatch(/^pulse: DELETE \/job\/\{jobId\}\n/);
    expect([...out.matchAll(/^(\d{3}) /gm)].map(([, answer]) => answer)).toEqual([
      "200",
      "401",
      "403",
      "404",
      "429",
      "500",
    ]);
    expect(out).toMatch(/\nOpenAPI 3\.1\.0, read on \d{4}-\d\d-\d\d from https:\/\/docs\.runpulse\.com\//);
  });
});

describe("providers", () => {
  test("what cancels, the key's name, and whether it is set", async () => {
    const { status, out } = await run(["providers"], {
      env: { PULSE_API_KEY: "secret", TOPAZ_API_KEY: " " },
    });
    expect(status).toBe(0);
    expect(out).toMatch(/^pulse +DELETE \/job\/\{jobId\} +yes +PULSE_API_KEY +set +\d{4}-\d\d-\d\d$/m);
    expect(out).toMatch(/^topaz +DELETE \/cancel\/\{process_id\} +yes +TOPAZ_API_KEY +not set +/m);
    expect(out).toMatch(/^tensorpool +POST \/job\/cancel\/\{job_id\} +yes +TENSORPOOL_KEY +not set +/m);
    expect(out).not.toContain("secret");
  });

  test("as JSON", async () => {
    const { out } = await run(["providers", "--json"], { env: { TENSORPIX_API_KEY: "k" } });
    expect(JSON.parse(out)).toContainEqual({
      provider: "tensorpix",
      cancel: "DELETE /api/jobs/{id}/",
      canConfirm: false,
      key: "TENSORPIX_API_KEY",
      isSet: true,
      documentOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });
});

describe("cancel --dry-run", () => {
  const env = { PULSE_API_KEY: "k", TENSORPIX_API_KEY: "k" };

  test("shows each request once and sends none", async () => {
    const args = ["cancel", "pulse:a b", "tensorpix:42", "pulse:a b", "--dry-run"];
    args.push("--base-url", "pulse=http://127.0.0.1:9/base", "--base-url", "tensorpix=http://127.0.0.1:9");
    const { status, out } = await run(args, { env });
    expect(status).toBe(0);
    expect(out.split("\n").sort()).toEqual([
      "",
      "Nothing was sent. 2 would be, 0 cannot be.",
      "would send   pulse:a b  DELETE http://127.0.0.1:9/base/job/a%20b",
      "would send   tensorpix:42  DELETE http://127.0.0.1:9/api/jobs/42/",
    ]);
  });

  test("tells what cannot be sent, and keys that are not set", async () => {
    const { status, out } = await run([
      "cancel",
      "tensorpix:abc",
      "acme:1",
      "topaz:..",
      "pulse:a",
      "--dry-run",
    ]);
    expect(status).toBe(2);
    expect(out).toMatch(/^cannot send {2}tensorpix:abc {2}\S/m);
    expect(out).toMatch(/^cannot send {2}acme:1 {2}\S/m);
    expect(out).toMatch(/^cannot send {2}topaz:\.\. {2}\S/m);
    expect(out).toContain("PULSE_API_KEY is not set.\nNothing was sent. 1 would be, 3 cannot be.\n");
  });

  test("as JSON, from standard input", async () => {
    const { out } = await run(["cancel", "--from", "-", "--dry-run", "--json"], {
      env,
      stdin: "pulse:a\nacme:1\n",
    });
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual({
      reference: "pulse:a",
      kind: "would-send",
      request: expect.stringMatching(/^DELETE https:\/\/.*\/job\/a$/),
    });
    expect(lines).toContainEqual({ reference: "acme:1", kind: "cannot-send", message: expect.any(String) });
    expect(lines.at(-1)).toEqual({ kind: "summary", wouldSend: 1, cannotSend: 1, missing: [] });
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
