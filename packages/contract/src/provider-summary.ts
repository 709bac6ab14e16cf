/** What a report says of one provider. */
export interface ProviderSummary {
  /** The provider's name. */
  readonly provider: string;
  /** How many operations the vendor's document has. */
  readonly operations: number;
  /** How many operations the overlay adds. */
  readonly ours: number;
  /** How many operations of both have types in the client. */
  readonly typed: number;
  /** How many operations were called and passed in every row. */
  readonly tested: number;
  /** How many calls were not made, by the reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** How many calls were made. */
  readonly rows: number;
  /** How many of the calls failed. */
  readonly failed: number;
  /** The day on which the document was read at the vendor's, as in `2026-11-22`. */
  readonly retrieved: string;
  /** The SHA-256 of the vendor's document, in hexadecimal digits. */
  readonly sha256: string;
}
