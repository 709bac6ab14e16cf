import { EXIT } from "./cli-error.ts";

/**
 * Ends the process where nobody can be told any more, quietly when the reader has gone, as in `| head -1`. What was
 * under way ends as it does when the process is killed: a journal has all that was told.
 */
export function endOnBrokenOutput({ stdout, stderr }: NodeJS.Process): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") stderr.write(`calloff: cannot write the output (${error.code}).\n`);
    process.exit(EXIT.running);
  });
  // Results are on the other one.
  stderr.on("error", () => {});
}
