import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";
import { fakeIo } from "./testing/fake-io.ts";

async function run(args: readonly string[], given?: Parameters<typeof fakeIo>[0]) {
  const io = fakeIo(given);
  const status = await runCli(args, io);
  return { status, out: io.out(), err: io.err() };
}

describe("providers", () => {
  test("which cancel and confirm, the key's name, and whether it is set, in 80 columns", async () => {
    const { status, out } = await run(["providers"], {
      env: { PULSE_API_KEY: "secret", TOPAZ_API_KEY: " " },
    });
    expect(status).toBe(0);
    expect(out).toMatch(/^pulse +yes +yes +PULSE_API_KEY +yes$/m);
    expect(out).toMatch(/^topaz +yes +yes +TOPAZ_API_KEY +no$/m);
    expect(out).toMatch(/^openai\.evalRun +yes +yes +OPENAI_API_KEY +no$/m);
    expect(out).toMatch(/^luma +no +no +LUMAAI_API_KEY +no$/m);
    expect(out).not.toContain("secret");
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
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
