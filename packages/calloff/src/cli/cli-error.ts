/** Exit statuses of the command line. */
export const EXIT = {
  /** Every job has stopped, or its vendor has accepted the cancel. */
  ok: 0,
  /** Something may still be running. */
  running: 1,
  /** Usage or configuration. */
  usage: 2,
} as const;

/** What the person who typed the command has to put right, in one line. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** The exit status that it asks for. */
  readonly status: number;

  constructor(message: string, status: number = EXIT.usage) {
    super(message);
    this.status = status;
  }
}
