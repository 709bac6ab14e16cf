import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type JsonObject,
  listSpecFolders,
  readDocument,
  readEffectiveDocument,
} from "@calloff/openapi/internal";
import fc from "fast-check";
import { applySteps, type Edit, type Edited, picker, type Step } from "./edit.ts";

/** A document and what is done to it. */
export interface Sequence {
  readonly named: NamedDocument;
  readonly steps: readonly Step[];
  /** How fast-check prints it. */
  readonly [fc.toStringMethod]?: () => string;
}

const numbers = fc.array(fc.nat(5_000), { maxLength: 4, size: "max" });

/** Sequences that begin with one edit, on the documents that have a place for it, and go on with up to three others. */
export function sequencesFrom(
  first: Edit,
  others: readonly Edit[],
  documents: readonly NamedDocument[],
): fc.Arbitrary<Sequence> {
  const fitting = documents.filter(
    ({ document }) => first.change(structuredClone(document), picker([])) !== undefined,
  );
  const step = fc.record({ edit: fc.constantFrom(...others), numbers });
  const rest = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(step, { maxLength: 3, size: "max" }) },
  );
  return fc
    .record({ named: fc.constantFrom(...fitting), own: numbers, rest })
    .filter(({ named, own }) => applySteps(named.document, [{ edit: first, numbers: own }]).done.length > 0)
    .map(({ named, own, rest }) => {
      const steps = [{ edit: first, numbers: own }, ...rest];
      return { named, steps, [fc.toStringMethod]: () => printed(named, steps) };
    });
}

function printed({ name }: NamedDocument, steps: readonly Step[]): string {
  return [name, ...steps.map(({ edit, numbers }) => `${edit.name} [${numbers.join(", ")}]`)].join(", then ");
}

/**
 * Makes the edits and hands on what came of them; says what was done when `check` fails.
 *
 * @returns the names of the edits that found a place
 */
export async function checked(
  { named, steps }: Sequence,
  check: (edited: Edited) => Promise<void>,
): Promise<readonly string[]> {
  const edited = applySteps(named.document, steps);
  try {
    await check(edited);
  } catch (error) {
    const done = edited.done.map(({ name, place }) => `${name} (${place})`);
    throw new Error(`${named.name}: ${done.join(", then ")}: ${(error as Error).message}`, { cause: error });
  }
  return edited.done.map(({ name }) => name);
}

interface NamedDocument {
  readonly name: string;
  readonly document: JsonObject;
}

const specs = resolve(import.meta.dirname, "../../../../specs");
const own = resolve(import.meta.dirname, "documents");

/** The vendors' effective documents, and some of our own that hold what theirs do not. */
export async function readDocuments(): Promise<NamedDocument[]> {
  const providers = await listSpecFolders(specs);
  const files = await readdir(own);
  return Promise.all([
    ...files.map(async (name) => ({ name, document: (await readDocument(join(own, name))).value })),
    ...providers.map(async (name) => {
      const { document } = await readEffectiveDocument(join(specs, name));
      return { name, document };
    }),
  ]);
}
