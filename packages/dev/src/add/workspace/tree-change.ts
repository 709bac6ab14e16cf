/** One change of the repository: a file or a folder that is to be there, or is not to be. */
export interface TreeChange {
  /** From the repository's root. */
  readonly path: string;
  /** Where it is ready, on the same disk; undefined where it is to go. */
  readonly from: string | undefined;
}
