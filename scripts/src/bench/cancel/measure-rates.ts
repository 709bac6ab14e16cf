import { CONTESTANT, type Program, startProgram, startVendor } from "./programs.ts";
import { orderOfTurn } from "./turns.ts";

/** For each contestant. */
export const JOBS_IN_A_ROUND = 25_000;
/** A third of a second: in much less, it would decide who has to collect garbage in that turn, and who has not. */
export const JOBS_IN_A_TURN = 2_500;

/** The ways of `contestant.mjs`. */
export const WAYS = [
  "fetch with AbortSignal.timeout",
  "fetch without a signal",
  "openapi-fetch in p-map",
  "ky in p-map",
  "cancelAll",
] as const;

export type Way = (typeof WAYS)[number];

/** Milliseconds for the jobs of one turn. */
export type Turn = Readonly<Record<Way, number>>;

/**
 * The contestants cancel at a vendor on loopback, in turns: what else the machine does then slows all of them.
 *
 * The vendor and each contestant are processes of their own: in one, each would wait for the others' garbage to be
 * collected, and `fetch` would be compiled for all kinds of calls. Every round has new ones, because what is compiled,
 * and when, is a matter of luck too.
 */
export async function measureRates(rounds: number): Promise<Turn[]> {
  const measured: Turn[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(...(await measureRound()));
  return measured;
}

async function measureRound(): Promise<Turn[]> {
  const vendor = await startVendor();
  const contestants = new Map<Way, Program>();
  try {
    for (const way of WAYS) {
      const contestant = startProgram(CONTESTANT, [way, vendor.baseUrl]);
      contestants.set(way, contestant);
      await contestant.message();
    }
    // Once unmeasured, so that everything is compiled.
    await takeTurns(contestants);
    return await takeTurns(contestants);
  } finally {
    for (const contestant of contestants.values()) contestant.end();
    vendor.end();
  }
}

async function takeTurns(contestants: ReadonlyMap<Way, Program>): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let turn = 0; turn < JOBS_IN_A_ROUND / JOBS_IN_A_TURN; turn += 1) {
    const taken: Partial<Record<Way, number>> = {};
    for (const [way, contestant] of orderOfTurn([...contestants], turn)) {
      contestant.send(JOBS_IN_A_TURN);
      taken[way] = Number(await contestant.message());
    }
    turns.push(taken as Turn);
  }
  return turns;
}
