import { handlers, whenCancel, whenStatus } from "@calloff/msw";
import { createPulse } from "@calloff/pulse";
import document from "@calloff/pulse/openapi.json" with { type: "json" };
import { setupWorker } from "msw/browser";

/** Cancels jobs in the page, with Mock Service Worker in place of the vendor. Gives what became of them. */
async function cancelJobs(): Promise<string[]> {
  const pulse = createPulse({ apiKey: "any key" });
  const worker = setupWorker(...handlers(pulse, document));
  await worker.start({ onUnhandledRequest: "error", quiet: true });
  const states = [(await pulse.cancel("a", { confirm: true })).state as string];
  worker.use(whenStatus(pulse, "succeeded", { id: "b" }));
  states.push((await pulse.cancel("b", { confirm: true })).state);
  worker.use(whenCancel(pulse, [{ status: 429, headers: { "retry-after": "0" } }, "not-found"], { id: "c" }));
  const { state, attempts } = await pulse.cancel("c");
  return [...states, `${state} at attempt ${attempts}`];
}

Object.assign(globalThis, { cancelJobs });
