import type { CompoundIdDescriptor, IdPartDescriptor, JobIdDescriptor, JobOperation } from "@calloff/runtime";

type Id = JobOperation["id"];

/** The operation with another id, or with its id at another place. */
export type IdChange = readonly [name: string, change: Partial<JobOperation>];

/** An id of another kind, and parts of an id in the wrong order, at the wrong place or taken for one another. */
export function idChanges(operation: JobOperation): IdChange[] {
  const { id } = operation;
  const kinds = partsOf(id).map((part): IdChange => {
    const other = otherKind(part);
    return [`id ${part.name} taken for ${other.kind}`, { id: replacePart(id, part, other) }];
  });
  if (!("parts" in id)) return kinds;
  const { parts } = id;
  return [
    ...kinds,
    ["the parts of the id in another order", { id: { ...id, parts: [...parts].reverse() } }],
    ...parts.flatMap((part) =>
      PLACES.filter((place) => place !== (part.in ?? "path")).map((place): IdChange => {
        const { in: _, ...bare } = part;
        const moved = place === "path" ? bare : { ...bare, in: place };
        return [`id ${part.name} in the ${place}`, { id: replacePart(id, part, moved) }];
      }),
    ),
    ...parts.map((part, at): IdChange => {
      const other = parts[(at + 1) % parts.length] ?? part;
      const swapped = parts.map((each) => {
        if (each === part) return { ...each, part: other.part ?? other.name };
        return each === other ? { ...each, part: part.part ?? part.name } : each;
      });
      return [`id ${part.name} taken for ${other.name}`, { id: { ...id, parts: swapped } }];
    }),
  ];
}

const PLACES = ["path", "query", "body"] as const;

function partsOf(id: Id): readonly IdPartDescriptor[] {
  return "parts" in id ? id.parts : [id];
}

function replacePart(id: Id, part: IdPartDescriptor, other: IdPartDescriptor): Id {
  if (!("parts" in id)) return other as JobIdDescriptor;
  const parts = id.parts.map((each) => (each === part ? other : each));
  return { ...id, parts } satisfies CompoundIdDescriptor;
}

/** The same parameter for another kind of ids. A string is every kind's superset, and would change nothing that is sent. */
function otherKind(part: IdPartDescriptor): IdPartDescriptor {
  return { ...part, kind: part.kind === "uuid" ? "integer" : "uuid" };
}
