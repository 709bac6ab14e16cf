import fc from "fast-check";
import { expect, test } from "vitest";
import { highestBump } from "../change.ts";
import { normalizedCopy } from "../compare-documents.ts";
import { compareTypes } from "../types/compare-types.ts";
import { applySteps, type Edit } from "./edit.ts";
import { ALL_EDITS } from "./edits/all-edits.ts";
import { expectMirrored, expectNone, expectSameVerdict, judged } from "./judged.ts";
import { ALL_REWRITES } from "./rewrites/all-rewrites.ts";
import { checked, readDocuments, type Sequence, sequencesFrom } from "./sequences.ts";

/** In the proof a sequence begins with each kind of edit, or as many as DRIFT_RUNS says; otherwise a few with any. */
const isProof = process.env["CALLOFF_PROOF"] !== undefined;
const numRuns = isProof ? Number(process.env["DRIFT_RUNS"] ?? 1) : 10;
const documents = await readDocuments();

test("a document compared with itself has not changed", async () => {
  for (const { document } of documents) expectNone(await judged(document, structuredClone(document)));
});

test("the same two documents are always compared alike", async () => {
  const some = ALL_EDITS.filter((_edit, index) => index % 10 === 0);
  await checkSequences(some, ALL_EDITS, (sequence) =>
    checked(sequence, async ({ document }) => {
      const first = await judged(sequence.named.document, document);
      const [before, after] = structuredClone([sequence.named.document, document] as const);
      expect(await judged(before, after)).toEqual(first);
    }),
  );
});

test("after any edits, the walk is no softer than the compiler, and the way back says the opposite", async () => {
  const placed = await checkSequences(ALL_EDITS, ALL_EDITS, (sequence) =>
    checked(sequence, async ({ document }) => {
      const { document: before } = sequence.named;
      expectMirrored(await judged(before, document), await judged(document, before));
    }),
  );
  if (isProof) expect(namesOf(ALL_EDITS).filter((name) => !placed.has(name))).toEqual([]);
});

test("a document written in other ways has not changed", async () => {
  const placed = await checkSequences(ALL_REWRITES, ALL_REWRITES, (sequence) =>
    checked(sequence, async ({ document }) => {
      expectNone(await judged(sequence.named.document, document));
    }),
  );
  if (isProof) expect(namesOf(ALL_REWRITES).filter((name) => !placed.has(name))).toEqual([]);
});

test("after edits, a document written in other ways has the same verdict", async () => {
  await checkSequences(ALL_REWRITES, ALL_EDITS, async ({ named, steps }) => {
    const [rewrite, ...edits] = steps;
    const before = applySteps(named.document, edits).document;
    const was = edits.length === 0 ? "none" : (await judged(named.document, before)).bump;
    if (rewrite === undefined) return [];
    return checked({ named: { ...named, document: before }, steps: [rewrite] }, async ({ document }) => {
      expectSameVerdict(was, await judged(named.document, document));
    });
  });
});

test("what is left out before types are generated would have shown no difference", async () => {
  await checkSequences(ALL_EDITS, "the same", (sequence) =>
    checked(sequence, async ({ document }) => {
      const { verdicts } = await judged(sequence.named.document, document);
      const whole = await compareTypes(normalizedCopy(sequence.named.document), normalizedCopy(document));
      expect(highestBump(whole.map(({ bump }) => bump))).toBe(verdicts.compiler);
    }),
  );
});

const namesOf = (edits: readonly Edit[]): string[] => edits.map(({ name }) => name);

/**
 * Checks sequences that begin with some edits and go on with others, or with the same.
 *
 * @returns the names of the edits that found a place
 */
async function checkSequences(
  edits: readonly Edit[],
  others: readonly Edit[] | "the same",
  check: (sequence: Sequence) => Promise<readonly string[]>,
): Promise<ReadonlySet<string>> {
  const placed = new Set<string>();
  const beginningWith = (edit: Edit): fc.Arbitrary<Sequence> =>
    sequencesFrom(edit, others === "the same" ? [edit] : others, documents);
  const kinds = isProof ? edits.map(beginningWith) : [fc.constantFrom(...edits).chain(beginningWith)];
  for (const sequences of kinds) {
    const property = fc.asyncProperty(sequences, async (sequence) => {
      for (const name of await check(sequence)) placed.add(name);
    });
    await fc.assert(property, { numRuns });
  }
  return placed;
}
