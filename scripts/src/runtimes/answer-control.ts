import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { FixtureState } from "./fixture-state.ts";
import type { Answer, Places } from "./suite/fixture.ts";

interface Told {
  readonly provider: string;
  readonly answer: Answer;
  readonly ms: number;
  readonly requests: number;
  readonly dropped: number;
}

/** What the suite, which runs elsewhere, tells and asks the vendors' side. */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  state: FixtureState,
  { origin, elsewhere }: { readonly origin: string; readonly elsewhere: string },
): Promise<void> {
  const told = (await json(request)) as Told;
  const controls: Readonly<Record<string, () => unknown>> = {
    "/control/places": (): Places => ({
      elsewhere: `${elsewhere}/elsewhere`,
      baseUrls: Object.fromEntries(
        [...state.mocks].map(([name, { url }]) => [
          name,
          `${origin}/at/${name}${new URL(url).pathname}`.replace(/\/$/, ""),
        ]),
      ),
    }),
    "/control/answer": () => state.answerNext(told.provider, told.answer),
    "/control/delay": () => {
      state.delay = told.ms;
    },
    "/control/break": () => {
      state.breaksAll = true;
    },
    "/control/clear": () => state.clear(),
    "/control/seen": () => state.seen,
    "/control/until": () => state.until(told),
  };
  const control = controls[request.url ?? ""];
  if (control === undefined) throw new Error(`the fixture has no ${request.url}`);
  const answer = (await control()) ?? {};
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
}
