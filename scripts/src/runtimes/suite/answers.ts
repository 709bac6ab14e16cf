import type { JobId } from "@calloff/runtime";
import type { Outcome } from "calloff";
import { type Case, KEY } from "./case.ts";
import { everyone } from "./clients.ts";
import { holds, same } from "./expect.ts";
import { FACTS, type Facts } from "./facts.js";
import type { Fixture } from "./fixture.ts";

const PROVIDERS = Object.entries(FACTS);
const STATES = [...new Set(PROVIDERS.flatMap(([, { answers }]) => answers.map(({ state }) => state)))].sort();

async function run(
  fixture: Fixture,
  [provider, { vendor, request }]: [string, Facts],
  row: Facts["answers"][number],
): Promise<void> {
  const { status, body, state, stopped } = row;
  await fixture.answerNext(vendor, { status, body });
  // Which vendor it is, and so the type of its id, is known only from the table.
  const jobs = everyone(fixture) as {
    cancel(provider: string, id: JobId, options: object): Promise<Outcome>;
  };
  const { id, key, method, url, header, search = "", body: sent } = request;
  // Some read the status first.
  const outcome = await jobs.cancel(provider, id, { evenIfFinished: true });
  const expected = { provider, id, state, stopped, status, documented: true, attempts: 1, retried: false };
  holds(outcome, expected, `the outcome of ${provider}'s ${status}`);
  const { requests } = await fixture.seen();
  same(
    requests.map((each) => `${each.method} ${each.path}`),
    [`${method} ${url}${search.replace(key, KEY)}`],
    "the request",
  );
  if (sent !== undefined) same(JSON.parse(requests[0]?.body ?? ""), sent, "the body");
  if (header === undefined) return;
  const [name, value] = header;
  same(requests[0]?.headers[name], value.replace(key, KEY), `the header ${name}`);
}

export const answers: readonly Case[] = [
  ...PROVIDERS.map((one) => ({
    name: `one cancel at ${one[0]}`,
    run: async (fixture: Fixture) => {
      const [first] = one[1].answers;
      if (first !== undefined) await run(fixture, one, first);
    },
  })),
  ...STATES.map((state) => ({
    name: `the state ${state}`,
    run: async (fixture: Fixture) => {
      for (const one of PROVIDERS) {
        for (const row of one[1].answers.filter((each) => each.state === state)) {
          await fixture.clear();
          await run(fixture, one, row);
        }
      }
    },
  })),
  {
    name: "the vendor's own words, beyond ASCII",
    run: async (fixture) => {
      const body = { error: "Auftrag unbekannt – 見つかりません 🚫" };
      await fixture.answerNext("pulse", { status: 404, body });
      const outcome = await everyone(fixture).cancel("pulse:abc");
      same(outcome.body, body, "the body");
      same(outcome.message, body.error, "the message");
    },
  },
  {
    name: "a status that the document does not list, and a 2xx that is no JSON",
    run: async (fixture) => {
      const jobs = everyone(fixture);
      await fixture.answerNext("pulse", { status: 410, undocumented: true });
      holds(await jobs.cancel("pulse:abc"), { state: "not-found", documented: false, status: 410 }, "410");
      await fixture.answerNext("pulse", { status: 200, body: "<html>" });
      holds(await jobs.cancel("pulse:abc"), { state: "canceling", body: undefined }, "HTML");
    },
  },
];
