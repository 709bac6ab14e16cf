import { createPulse, type Pulse, type PulseOptions } from "@calloff/pulse";
import { type Calloff, calloff, type Providers } from "calloff";
import { KEY } from "./case.ts";
import { FACTS } from "./facts.js";
import type { Fixture } from "./fixture.ts";

/** Milliseconds: where a case is not about time, a slow machine must not make it so. */
const PATIENT = { timeout: 60_000, attemptTimeout: 60_000 };

/** All providers, each with its own mock. */
export function everyone(fixture: Fixture): Calloff<Providers> {
  const at = (provider: string) => ({ apiKey: KEY, baseUrl: fixture.baseUrl(provider), ...PATIENT });
  return calloff(Object.fromEntries(Object.keys(FACTS).map((name) => [name, at(name)])));
}

/** One, as from its own package. */
export function pulseAt(fixture: Fixture, options: PulseOptions = {}): Pulse {
  return createPulse({ apiKey: KEY, baseUrl: fixture.baseUrl("pulse"), ...PATIENT, ...options });
}
