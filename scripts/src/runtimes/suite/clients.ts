import { createPulse, type Pulse, type PulseOptions } from "@calloff/pulse";
import { type Calloff, calloff, type Providers } from "calloff";
import type { Fixture } from "./fixture.ts";
import { KEY } from "./key.ts";

/** Milliseconds: where a case is not about time, a slow machine must not make it so. */
const PATIENT = { timeout: 60_000, attemptTimeout: 60_000 };

export const UUID = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";

/** All five providers, each with its own mock. */
export function everyone(fixture: Fixture): Calloff<Providers> {
  const at = (provider: string) => ({ apiKey: KEY, baseUrl: fixture.baseUrl(provider), ...PATIENT });
  return calloff({
    pixelcut: at("pixelcut"),
    pulse: at("pulse"),
    tensorpix: at("tensorpix"),
    tensorpool: at("tensorpool"),
    topaz: at("topaz"),
  });
}

/** One, as from its own package. */
export function pulseAt(fixture: Fixture, options: PulseOptions = {}): Pulse {
  return createPulse({ apiKey: KEY, baseUrl: fixture.baseUrl("pulse"), ...PATIENT, ...options });
}
