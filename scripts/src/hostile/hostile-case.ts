import type { JsonObject } from "@calloff/openapi/internal";
import type { NetworkCase } from "./network/network-case.ts";

/** A document, or an answer in place of one, that its author may have made to do harm. */
export interface HostileCase {
  readonly name: string;
  /** What is vendored: bytes of a file, or JSON that becomes one. The URL is that of a server which must not be asked. */
  source(canary: string): JsonObject | string | Uint8Array;
  /** The file's name; `openapi.json` when absent. */
  readonly file?: string;
  /** The provider's name; `acme` when absent. */
  readonly provider?: string;
  /** Actions of the overlay beside the one that every provider has. */
  overlay?(canary: string): readonly JsonObject[];
  /** The one line that refuses it; absent where it goes the whole way. */
  readonly refused?: RegExp;
  /** Why the whole way ends before the mock. */
  readonly withoutMock?: string;
}

/** Cases that one process runs, one after the other. */
export interface HostileFamily {
  readonly name: string;
  /** Whether the shape of the types may be what does harm. Then the client made of them is compiled too, which takes 2 s. */
  readonly compilesClient: boolean;
  readonly cases: readonly (HostileCase | NetworkCase)[];
}

/** How far a case got, and what happened that should not have. */
export interface HostileResult {
  readonly name: string;
  /** The message with which it was refused; absent when it went the whole way. */
  readonly refused?: string;
  /** Where it was refused or broke. */
  readonly stage?: string;
  readonly problems: readonly string[];
  /** The most that the process had in memory so far. */
  readonly megabytes: number;
}
