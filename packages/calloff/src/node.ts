import { createCalloff, type NodeCalloff } from "@calloff/core/node";
import { createProviders, type Providers, type ProvidersOptions } from "./providers.ts";

export type {
  CancelOnExitOptions,
  ExitResult,
  ExitSignal,
  ExitWatch,
  NodeCalloff,
} from "@calloff/core/node";

/**
 * All providers under one `cancel`, for Node: with `cancelOnExit`.
 *
 * @throws CalloffError `invalid-options`
 */
export function calloff(options: ProvidersOptions = {}): NodeCalloff<Providers> {
  return createCalloff(createProviders(options));
}
