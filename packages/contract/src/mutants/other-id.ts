import type { JobIdDescriptor } from "@calloff/runtime";

/** The same parameter for another kind of ids. A string is every kind's superset, and would change nothing that is sent. */
export function otherId({ name, kind }: JobIdDescriptor): JobIdDescriptor {
  return { name, kind: kind === "uuid" ? "integer" : "uuid" };
}
