import type { Calloff, Providers } from "calloff";

/** In a file of its own: a runtime that does not know the syntax cannot read any of a file that has it. */
export function leaveScope(jobs: Calloff<Providers>, stop: AbortSignal): Promise<void>;
