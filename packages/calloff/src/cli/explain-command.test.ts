import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { fakeIo } from "./testing/fake-io.ts";

async function run(args: readonly string[], given?: Parameters<typeof fakeIo>[0]) {
  const io = fakeIo(given);
  const status = await runCli(args, io);
  return { status, out: io.out(), err: io.err() };
}

// Worked out from the vendors' pages and the table of answers in the README.
describe("explain", () => {
  test.each([
    ["pixelcut", "200", "canceled: this call stopped the job"],
    ["pixelcut", "409", "already-finished: the job had already completed or failed"],
    ["pulse", "200", "canceling: the vendor accepted the request; the job may still be running"],
    ["pulse", "500", "server-error: an error if all attempts fail: the job may still be running"],
    ["tensorpix", "204", "canceled: this call stopped the job"],
    ["tensorpix", "409", "already-canceled: the job had already been canceled"],
    ["tensorpool", "200", "already-canceled: the job had already been canceled"],
    ["topaz", "409", "not-cancelable: the vendor refuses, and does not say which state the job is in"],
    ["topaz", "404", "not-found: the vendor knows no such job"],
  ])("%s %s", async (provider, answer, meaning) => {
    const { status, out } = await run(["explain", provider, answer]);
    expect(status).toBe(0);
    expect(out).toContain(`\n${answer}     ${meaning}\n`);
    expect(out).toMatch(/\n {8}Source: \S/);
  });

  test("an answer whose body says it is explained by its values", async () => {
    const { out } = await run(["explain", "tensorpool", "202"]);
    expect(out).toContain("202     depends on /status in the body:\n");
    expect(out).toContain('          "canceled": canceled, this call stopped the job\n');
    expect(out).toContain("          anything else: canceling, the vendor accepted the request");
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
