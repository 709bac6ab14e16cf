import { createInterface } from "node:readline";
import { UserError } from "@calloff/openapi/internal";
import type { LiveIo } from "./live-io.ts";

/**
 * Asks a person at a terminal. No answer, an end of input and an interrupt are a no.
 *
 * @throws UserError when there is no terminal to ask at
 */
export async function confirm(question: string, { stdin, stderr }: LiveIo): Promise<boolean> {
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new UserError(
      "There is no terminal to ask at: give --yes to send without asking. Nothing was sent.",
    );
  }
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once("close", () => resolve(""));
      lines.question(question, resolve);
    });
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}
