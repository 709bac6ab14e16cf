import { CalloffError, createCalloff } from "@calloff/core";
import { createOpenAI } from "@calloff/openai";
import { createPixelcut } from "@calloff/pixelcut";
import { createReplicate } from "@calloff/replicate";
import { LIVE_VENDORS, type LiveVendorName, type Scenario, type VendorAnswer } from "./vendor-answers.ts";

/** One line of what happens, in the order in which it happens. */
export interface LiveStep {
  readonly kind: "sent" | "received" | "waiting";
  readonly text: string;
}

/** What `cancel` gave: an outcome, or the error that it threw. */
export interface LiveResult {
  /** The state, or the error's code. */
  readonly word: string;
  readonly isError: boolean;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/**
 * Cancels a job with the packages that users install. Their `fetch` is one that answers from a list, so that nothing
 * leaves the page.
 *
 * @param onStep is told of each request, answer and wait
 */
export async function cancelInPage(
  name: LiveVendorName,
  scenario: Scenario,
  onStep: (step: LiveStep) => void,
): Promise<LiveResult> {
  const { reference, answers } = LIVE_VENDORS[name];
  const options = {
    apiKey: "demo-key",
    fetch: answerFrom(answers[scenario], onStep),
    hooks: {
      onRetry: ({ delay }: { readonly delay: number }) => {
        onStep({ kind: "waiting", text: `waits ${(delay / 1000).toFixed(1)} s, then tries again` });
      },
    },
  };
  const jobs = createCalloff({
    openai: createOpenAI(options),
    replicate: createReplicate(options),
    pixelcut: createPixelcut(options),
  });
  try {
    const outcome = await jobs.cancel(reference);
    return {
      word: outcome.state,
      isError: false,
      fields: fieldsOf(outcome, ["stopped", "status", "documented", "attempts", "message"]),
    };
  } catch (error) {
    if (!CalloffError.is(error)) throw error;
    return { word: error.code, isError: true, fields: fieldsOf(error, ["status", "attempts", "message"]) };
  }
}

function fieldsOf<Key extends string>(
  from: { readonly [Name in Key]?: unknown },
  names: readonly Key[],
): [name: string, value: string][] {
  return names.flatMap((name) => {
    const value = from[name];
    // That it is not known whether a job has stopped says something; that a vendor sent no message does not.
    return value === undefined && name !== "stopped" ? [] : [[name, String(value)]];
  });
}

/** A `fetch` of which the first request gets the first answer, and so on. */
function answerFrom(
  answers: readonly VendorAnswer[],
  onStep: (step: LiveStep) => void,
): typeof globalThis.fetch {
  const left = [...answers];
  return async (input, init) => {
    const { status, headers = {}, body } = left.shift() ?? { status: 500 };
    onStep({ kind: "sent", text: `${init?.method ?? "GET"} ${String(input)}` });
    const shown = [String(status), ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    const text = body === undefined ? undefined : JSON.stringify(body);
    onStep({ kind: "received", text: [shown.join(", "), text].join(" ").trim() });
    return new Response(text ?? null, {
      status,
      headers: text === undefined ? headers : { ...headers, "content-type": "application/json" },
    });
  };
}
