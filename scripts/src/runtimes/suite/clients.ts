import { createPulse, type Pulse, type PulseOptions } from "@calloff/pulse";
import { calloff, type Providers, type StartCalloff } from "calloff";
import { KEY } from "./case.ts";
import { FACTS } from "./facts.js";
import type { Fixture } from "./fixture.ts";

/** Milliseconds: where a case is not about time, a slow machine must not make it so. */
const PATIENT = { timeout: 60_000, attemptTimeout: 60_000 };

/** All providers, each with its own mock. */
export function everyone(fixture: Fixture): StartCalloff<Providers> {
  const at = (provider: string) => ({ apiKey: KEY, baseUrl: fixture.baseUrl(provider), ...PATIENT });
  return calloff(Object.fromEntries(Object.values(FACTS).map(({ vendor }) => [vendor, at(vendor)])));
}

/** One, as from its own package. */
export function pulseAt(fixture: Fixture, options: PulseOptions = {}): Pulse {
  return createPulse({ apiKey: KEY, baseUrl: fixture.baseUrl("pulse"), ...PATIENT, ...options });
}
