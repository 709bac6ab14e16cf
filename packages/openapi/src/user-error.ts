import { sanitizeMessage } from "./sanitize-message.ts";

/** A place in a file. */
export interface Place {
  /** The file as messages name it: a path or a URL. */
  readonly file: string;
  /** The line, counted from 1. */
  readonly line?: number;
  /** The column, counted from 1. */
  readonly column?: number;
}

/**
 * An error for the person who gave the input. Its message says what is wrong, where, and what to do, in one line or in
 * a line for each problem: a program prints it alone, without a stack. Any other error is a fault of this package.
 */
export class UserError extends Error {
  /** Always `"UserError"`. */
  override readonly name = "UserError";
  /** The exit code for a program that ends because of it. @default 2 */
  readonly status: number;

  /** Makes an error whose message begins with its place, when it has one. */
  constructor(message: string, place?: Place, status = 2) {
    super(sanitizeMessage(place === undefined ? message : `${printPlace(place)}: ${message}`));
    this.status = status;
  }
}

export function printPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
