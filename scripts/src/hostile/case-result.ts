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
