/** Exit codes of the command line. */
export const EXIT = {
  /** Every job has stopped, or its vendor has accepted the cancel. */
  ok: 0,
  /** Something may still be running. */
  running: 1,
  /** Usage or configuration. */
  usage: 2,
} as const;

/**
 * An error for the person who typed the command: what to put right, in one line. `UserError` is that of the tools, from
 * @calloff/openapi; whoever installs this command line to cancel jobs does not install them, so it has its own.
 */
export class CliError extends Error {
  override readonly name = "CliError";
  /** The exit code that it asks for. */
  readonly status: number;

  constructor(message: string, status: number = EXIT.usage) {
    super(message);
    this.status = status;
  }
}
