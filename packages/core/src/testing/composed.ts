import { composeProviders } from "../create-calloff.ts";
import { withStart } from "../start/with-start.ts";
import { acme, type Got } from "./acme.ts";

interface Providers {
  readonly one: ReturnType<typeof acme>;
}

interface Composed extends ReturnType<typeof withStart<Providers>> {
  /** The ids of the jobs that the vendor was asked to cancel. */
  readonly asked: readonly string[];
}

/** One invented vendor, composed as `one`. */
export function composed(answer: (got: Got) => number | Promise<number> = () => 204): Composed {
  const asked: string[] = [];
  const one = acme("one", (got) => {
    asked.push(got.url.slice("https://one.example/job/".length));
    return answer(got);
  });
  return { asked, ...withStart(composeProviders({ one })) };
}

/** An answer that comes after so many milliseconds. */
export function after(ms: number): () => Promise<number> {
  return () => new Promise((resolve) => setTimeout(() => resolve(204), ms));
}
