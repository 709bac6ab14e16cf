import type { MockServer } from "@calloff/mock";
import { CalloffError, type Outcome } from "calloff";
import type { Scene } from "./scenes.ts";

/** A call as it went. */
export interface Played {
  readonly scene: Scene;
  /** Method and URL as the server received them. */
  readonly request: string;
  readonly status: number | undefined;
  readonly state: string;
  readonly stopped: true | undefined;
  /** What is not as the scene says; empty when all is. */
  readonly differences: readonly string[];
}

/** Plays one scene: tells the mock what to answer, calls off the job, and compares. */
export async function play(scene: Scene, mock: MockServer, cancel: () => Promise<Outcome>): Promise<Played> {
  mock.clear();
  mock.answerNext(
    scene.body === undefined ? { status: scene.status } : { status: scene.status, body: scene.body },
  );
  const result = await cancel().catch((error: unknown) => {
    if (CalloffError.is(error)) return { state: error.code, status: error.status, stopped: undefined };
    throw error;
  });
  const [received] = mock.requests;
  const request = received === undefined ? "nothing" : `${received.method} ${received.url}`;
  const seen = { request, status: result.status, state: result.state, stopped: result.stopped };
  const differences = (["request", "status", "state", "stopped"] as const)
    .filter((field) => seen[field] !== scene[field])
    .map((field) => `${field} is ${seen[field]}, expected ${scene[field]}`);
  const refusals = mock.refusals.map(({ refused }) => refused.reason);
  const origin = new URL(mock.url).origin;
  return {
    scene,
    ...seen,
    request: request.replace(" ", ` ${origin}`),
    differences: [...refusals, ...differences],
  };
}
