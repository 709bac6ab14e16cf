import type { Outcome } from "calloff";
import type { Case } from "./case.ts";
import { everyone, UUID } from "./clients.ts";
import { holds, same } from "./expect.ts";
import type { Answer, Fixture } from "./fixture.ts";
import { KEY } from "./key.ts";

type Name = "pixelcut" | "pulse" | "tensorpix" | "tensorpool" | "topaz";

/** From each vendor's page: the request that cancels a job, and how it carries the key. */
const REQUESTS: Readonly<
  Record<Name, readonly [id: string | number, line: string, header: string, value: string]>
> = {
  pixelcut: ["job-1234", "POST /v1/try-on/job/job-1234/cancel", "x-api-key", KEY],
  pulse: ["abc123-def456", "DELETE /job/abc123-def456", "x-api-key", KEY],
  tensorpix: [42, "DELETE /api/jobs/42/", "authorization", `Token ${KEY}`],
  tensorpool: ["j-7f3a", "POST /job/cancel/j-7f3a", "authorization", `Bearer ${KEY}`],
  topaz: [UUID, `DELETE /image/v1/cancel/${UUID}`, "x-api-key", KEY],
};

interface Row {
  readonly provider: Name;
  readonly answer: Answer;
  readonly state: Outcome["state"];
  readonly stopped: true | undefined;
}

const row = (provider: Name, answer: Answer, state: Row["state"], stopped: Row["stopped"]): Row => ({
  provider,
  answer,
  state,
  stopped,
});

/** What each page says that the answer to a job's cancel means. */
const FIRST: readonly Row[] = [
  // "job cancelled successfully"
  row("pixelcut", { status: 200 }, "canceled", true),
  // Accepted, at best effort.
  row("pulse", { status: 200 }, "canceling", undefined),
  // "the job stops executing"
  row("tensorpix", { status: 204 }, "canceled", true),
  // Initiated, goes on in the background.
  row(
    "tensorpool",
    { status: 202, body: { job_id: "j-7f3a", status: "canceling", message: "Begun" } },
    "canceling",
    undefined,
  ),
  row("topaz", { status: 204 }, "canceled", true),
];

/** One row for each state, and for each way in which the answer says so: a status, a body, no body. */
const STATES: readonly Row[] = [
  row(
    "tensorpool",
    { status: 202, body: { job_id: "j-7f3a", status: "canceled", message: "Done" } },
    "canceled",
    true,
  ),
  row("tensorpool", { status: 202, body: "" }, "canceling", undefined),
  row("tensorpool", { status: 200, body: "" }, "already-canceled", true),
  row("tensorpix", { status: 409 }, "already-canceled", true),
  row("pixelcut", { status: 409 }, "already-finished", true),
  row("tensorpool", { status: 400 }, "not-cancelable", undefined),
  row("topaz", { status: 409 }, "not-cancelable", undefined),
  row("pulse", { status: 404 }, "not-found", undefined),
];

async function run(fixture: Fixture, { provider, answer, state, stopped }: Row): Promise<Outcome> {
  await fixture.answerNext(provider, answer);
  const jobs = everyone(fixture);
  const [id, line, header, value] = REQUESTS[provider];
  // Which of the five it is, and so the type of its id, is known only from the row.
  const { cancel } = jobs.providers[provider] as { cancel(id: string | number): Promise<Outcome> };
  const outcome = await cancel(id);
  const expected = {
    provider,
    id,
    state,
    stopped,
    status: answer.status,
    documented: true,
    attempts: 1,
    retried: false,
  };
  holds(outcome, expected, `the outcome of ${provider}'s ${answer.status}`);
  const { requests } = await fixture.seen();
  same(
    requests.map(({ method, path }) => `${method} ${path}`),
    [line],
    "the request",
  );
  same(requests[0]?.headers[header], value, `the header ${header}`);
  return outcome;
}

export const answers: readonly Case[] = [
  ...FIRST.map((first) => ({
    name: `one cancel at ${first.provider}`,
    run: async (fixture: Fixture) => void (await run(fixture, first)),
  })),
  ...["canceled", "canceling", "already-canceled", "already-finished", "not-cancelable", "not-found"].map(
    (state) => ({
      name: `the state ${state}`,
      run: async (fixture: Fixture) => {
        for (const each of STATES.filter((one) => one.state === state)) {
          await fixture.clear();
          await run(fixture, each);
        }
      },
    }),
  ),
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
