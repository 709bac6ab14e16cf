import type { CompoundIdDescriptor } from "../descriptor.ts";
import { invalidJobId, toPathSegment } from "./job-id.ts";
import type { CompoundId } from "./outcome.ts";

/**
 * The id with its parts in their order.
 *
 * @param id an object of the parts, or their text in a reference: `endpoint/job`, each percent-encoded
 * @throws CalloffError `invalid-job-id`
 */
export type CheckCompoundId = (id: unknown, descriptor: CompoundIdDescriptor) => CompoundId;

export const checkCompoundId: CheckCompoundId = (id, { parts }) => {
  const names = parts.map(({ name, part = name }) => part);
  const given: unknown = typeof id === "string" ? fromText(id, names) : id;
  const expected = `an object with ${names.join(" and ")}, or ${names.join("/")} in a reference`;
  if (typeof given !== "object" || given === null) throw invalidJobId(id, expected);
  const values = parts.map(({ kind }, at) => {
    const value = (given as Record<string, unknown>)[names[at] as string];
    try {
      const text = decodeURIComponent(toPathSegment(value, kind));
      return kind === "integer" ? Number(text) : text;
    } catch {
      throw invalidJobId(value, `${expected}; ${names[at]} is not valid`);
    }
  });
  return Object.fromEntries(names.map((name, at) => [name, values[at] as string | number]));
};

function fromText(text: string, names: readonly string[]): Record<string, string> | undefined {
  const parts = text.split("/");
  if (parts.length !== names.length) return undefined;
  try {
    return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(parts[at] as string)]));
  } catch {
    return undefined;
  }
}
