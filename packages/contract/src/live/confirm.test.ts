import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { confirm } from "./run-live.ts";

test.each([
  [true, false],
  [false, true],
])("does not ask where one end is no terminal: stdin %s, stderr %s", async (stdinIsTty, stderrIsTty) => {
  const stdin = Object.assign(new PassThrough(), { isTTY: stdinIsTty });
  const stderr = Object.assign(new PassThrough(), { isTTY: stderrIsTty });
  stdin.end("yes\n");
  const asked = confirm("Send it?", { env: {}, stdin, stdout: new PassThrough(), stderr });
  await expect(asked).rejects.toThrow("There is no terminal to ask at");
});
