import { forPeople } from "./for-people.ts";

/** A place in a file, lines and columns counted from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * What a command could not do, told to the person who ran it: what, where, what to do.
 * The command line prints the message alone, without a stack, and ends with `status`.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly status: number;

  constructor(message: string, place?: Place, status = 2) {
    super(forPeople(place === undefined ? message : `${printPlace(place)}: ${message}`));
    this.status = status;
  }
}

export function printPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}
