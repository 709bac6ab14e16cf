import { describe, expect, test } from "vitest";
import { runCli } from "../run-cli.ts";
import { fakeIo } from "../testing/fake-io.ts";

async function run(args: readonly string[], given?: Parameters<typeof fakeIo>[0]) {
  const io = fakeIo(given);
  const status = await runCli(args, io);
  return { status, out: io.out(), err: io.err() };
}

describe("cancel --dry-run", () => {
  const env = { PULSE_API_KEY: "k", TENSORPIX_API_KEY: "k" };

  test("shows each request once and sends none", async () => {
    const args = ["cancel", "pulse:a b", "tensorpix:42", "pulse:a b", "--dry-run"];
    args.push("--base-url", "pulse=http://127.0.0.1:9/base", "--base-url", "tensorpix=http://127.0.0.1:9");
    const { status, out } = await run(args, { env });
    expect(status).toBe(0);
    expect(out.split("\n").sort()).toEqual([
      "",
      "Nothing was sent: 2 would be sent, 0 cannot be sent.",
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
    expect(out).toContain(
      "PULSE_API_KEY is not set.\nNothing was sent: 1 would be sent, 3 cannot be sent.\n",
    );
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
