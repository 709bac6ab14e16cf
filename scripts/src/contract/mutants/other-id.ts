import { INTEGER_RULE, type JobIdDescriptor, UUID_RULE } from "@calloff/runtime";

/** The same parameter for another kind of ids. A string is every kind's superset, and would change nothing that is sent. */
export function otherId({ name, kind }: JobIdDescriptor): JobIdDescriptor {
  return kind === "uuid"
    ? { name, kind: "integer", rule: INTEGER_RULE }
    : { name, kind: "uuid", rule: UUID_RULE };
}
