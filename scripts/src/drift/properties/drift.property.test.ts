import fc from "fast-check";
import { expect, test } from "vitest";
import { hardest } from "../change.ts";
import { mendedCopy } from "../mended-copy.ts";
import { compareTypes } from "../types/compare-types.ts";
import { readDocuments } from "./documents.ts";
import { applySteps, type Edit } from "./edit.ts";
import { ALL_EDITS } from "./edits/all-edits.ts";
import { expectMirrored, expectNone, expectSameVerdict, judged } from "./judged.ts";
import { ALL_REWRITES } from "./rewrites/all-rewrites.ts";
import { checked, type Sequence, sequencesFrom } from "./sequences.ts";

/**
 * Sequences that begin with each kind of edit. `DRIFT_RUNS` asks for more than the one that fits into every test run, and
 * `DRIFT_SEED` for those of a seed that a failure has printed.
 */
const RUNS = Number(process.env["DRIFT_RUNS"] ?? 1);
const seed = process.env["DRIFT_SEED"];
const parameters = { numRuns: RUNS, ...(seed === undefined ? {} : { seed: Number(seed) }) };
const timeout = 120_000 + RUNS * 240_000;
const documents = await readDocuments();

test("a document compared with itself has not changed", async () => {
  for (const { document } of documents) expectNone(await judged(document, structuredClone(document)));
});

test("the same two documents are always compared alike", { timeout }, async () => {
  for (const edit of ALL_EDITS.filter((_edit, index) => index % 10 === 0)) {
    const property = fc.asyncProperty(sequencesFrom(edit, ALL_EDITS, documents), async (sequence) => {
      await checked(sequence, async ({ document }) => {
        const first = await judged(sequence.named.document, document);
        const [before, after] = structuredClone([sequence.named.document, document] as const);
        expect(await judged(before, after)).toEqual(first);
      });
    });
    await fc.assert(property, parameters);
  }
});

test("after any edits, the walk is no softer than the compiler, and the way back says the opposite", {
  timeout,
}, async () => {
  const sequences = await checkEach(ALL_EDITS, ALL_EDITS, async ({ named, steps }) =>
    checked({ named, steps }, async ({ document }) => {
      expectMirrored(await judged(named.document, document), await judged(document, named.document));
    }),
  );
  process.stdout.write(`edits: ${ALL_EDITS.length} kinds, ${sequences} sequences\n`);
});

test("a document written in other ways has not changed", { timeout }, async () => {
  const sequences = await checkEach(ALL_REWRITES, ALL_REWRITES, async ({ named, steps }) =>
    checked({ named, steps }, async ({ document }) => {
      expectNone(await judged(named.document, document));
    }),
  );
  process.stdout.write(`rewrites: ${ALL_REWRITES.length} kinds, ${sequences} sequences\n`);
});

test("after edits, a document written in other ways has the same verdict", { timeout }, async () => {
  await checkEach(
    ALL_REWRITES,
    ALL_EDITS,
    async ({ named, steps }) => {
      const [rewrite, ...edits] = steps;
      const before = applySteps(named.document, edits).document;
      const was = edits.length === 0 ? "none" : (await judged(named.document, before)).bump;
      if (rewrite === undefined) return [];
      return checked({ named: { ...named, document: before }, steps: [rewrite] }, async ({ document }) => {
        expectSameVerdict(was, await judged(named.document, document));
      });
    },
    false,
  );
});

test("what is left out before types are generated would have shown no difference", { timeout }, async () => {
  for (const edit of ALL_EDITS) {
    const property = fc.asyncProperty(sequencesFrom(edit, [edit], documents), async (sequence) => {
      await checked(sequence, async ({ document }) => {
        const { verdicts } = await judged(sequence.named.document, document);
        const whole = await compareTypes(mendedCopy(sequence.named.document), mendedCopy(document));
        expect(hardest(whole.map(({ bump }) => bump))).toBe(verdicts.compiler);
      });
    });
    await fc.assert(property, parameters);
  }
});

/** Checks sequences that begin with each edit, and that each found a place. */
async function checkEach(
  edits: readonly Edit[],
  others: readonly Edit[],
  check: (sequence: Sequence) => Promise<readonly string[]>,
  covers = true,
): Promise<number> {
  const covered = new Set<string>();
  let count = 0;
  for (const edit of edits) {
    const property = fc.asyncProperty(sequencesFrom(edit, others, documents), async (sequence) => {
      for (const name of await check(sequence)) covered.add(name);
      count += 1;
    });
    await fc.assert(property, parameters);
  }
  if (covers) expect(edits.filter(({ name }) => !covered.has(name)).map(({ name }) => name)).toEqual([]);
  return count;
}
