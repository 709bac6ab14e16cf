import type { Subject } from "../subject.ts";

/** A subject with one fault, which a contract test has to notice. */
export interface Mutant {
  readonly kind: "client" | "document" | "answer" | "status";
  readonly provider: string;
  /** What was made wrong. */
  readonly name: string;
  /** Where in the document it was made wrong. */
  readonly path: string;
  readonly subject: Subject;
}
