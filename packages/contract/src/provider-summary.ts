/** One provider's line in the reports. */
export interface ProviderSummary {
  readonly provider: string;
  /** How many operations there are in the vendored document, … */
  readonly operations: number;
  /** … how many our overlay adds, documented by us, … */
  readonly ours: number;
  /** … how many of both in the package's types, … */
  readonly typed: number;
  /** … and of how many every row passed. */
  readonly tested: number;
  /** Calls that were not made, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly failed: number;
  /** The day on which the document was read at the vendor's. */
  readonly retrieved: string;
  readonly sha256: string;
}
