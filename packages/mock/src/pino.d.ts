/**
 * Prism's own types import pino's, which pino 6 does not bring along. These are the names they use; only
 * `Logger` is met here, and src/prism.ts implements it.
 */
declare module "pino" {
  type Log = (...args: unknown[]) => void;

  export interface Logger {
    trace: Log;
    debug: Log;
    info: Log;
    /** Prism's own level, which it calls although pino's types do not have it. */
    success: Log;
    warn: Log;
    error: Log;
    fatal: Log;
    child(bindings: object): Logger;
  }

  export type LoggerOptions = object;
  export type DestinationStream = object;
}
