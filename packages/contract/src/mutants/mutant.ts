import type { JobIdDescriptor } from "@calloff/runtime";
import type { Subject } from "../subject.ts";

/** A subject with one fault, which a contract test has to notice. */
export interface Mutant {
  readonly kind: "client" | "document" | "answer" | "status";
  readonly provider: string;
  /** What was made wrong. */
  readonly name: string;
  readonly subject: Subject;
}

/** The same parameter for another kind of ids. A string is every kind's superset, and would change nothing that is sent. */
export function otherId({ name, kind }: JobIdDescriptor): JobIdDescriptor {
  return { name, kind: kind === "uuid" ? "integer" : "uuid" };
}
