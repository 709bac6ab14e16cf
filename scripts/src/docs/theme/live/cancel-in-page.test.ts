import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cancelInPage, type LiveStep } from "./cancel-in-page.ts";
import { LIVE_VENDORS, type LiveVendorName, type Scenario } from "./vendor-answers.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** What each vendor's page says that its answers mean: the state or the error's code, the status, and the attempts. */
const EXPECTED: Readonly<Record<LiveVendorName, Readonly<Record<Scenario, string>>>> = {
  openai: {
    accepted: "canceling 200 1",
    finished: "already-finished 200 1",
    unknown: "not-found 404 1",
    busy: "canceling 200 2",
    down: "server-error 500 3",
  },
  replicate: {
    accepted: "canceled 200 1",
    finished: "already-finished 200 1",
    unknown: "not-found 404 1",
    busy: "canceled 200 2",
    down: "server-error 500 3",
  },
  pixelcut: {
    accepted: "canceled 200 1",
    finished: "already-finished 409 1",
    unknown: "not-found 404 1",
    busy: "canceled 200 2",
    down: "server-error 500 3",
  },
};

async function play(vendor: LiveVendorName, scenario: Scenario) {
  const steps: LiveStep[] = [];
  const result = cancelInPage(vendor, scenario, (step) => steps.push(step));
  await vi.runAllTimersAsync();
  return { steps, result: await result };
}

const cases = (Object.keys(EXPECTED) as LiveVendorName[]).flatMap((vendor) =>
  (Object.keys(EXPECTED[vendor]) as Scenario[]).map((scenario) => [vendor, scenario] as const),
);

test.each(cases)("%s, %s: the outcome is what the vendor's answer means", async (vendor, scenario) => {
  const { result, steps } = await play(vendor, scenario);
  const { status, attempts } = Object.fromEntries(result.fields);
  expect(`${result.word} ${status} ${attempts}`).toBe(EXPECTED[vendor][scenario]);
  expect(steps.filter(({ kind }) => kind === "sent")).toHaveLength(Number(attempts));
  // Every answer of the list was given.
  expect(LIVE_VENDORS[vendor].answers[scenario]).toHaveLength(Number(attempts));
});

test("shows the request, the answer and the wait that the vendor asks for", async () => {
  const { steps } = await play("pixelcut", "busy");
  expect(steps.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "sent POST https://api.developer.pixelcut.ai/v1/try-on/job/5a1e7c3d/cancel",
    'received 429, retry-after: 1 {"error":"Too many requests","error_code":"rate_limit_exceeded"}',
    expect.stringMatching(/^waiting waits 1\.\d s, then tries again$/),
    "sent POST https://api.developer.pixelcut.ai/v1/try-on/job/5a1e7c3d/cancel",
    'received 200 {"message":"Job cancelled"}',
  ]);
});

test("calls no fetch but its own", async () => {
  const fetch = vi.spyOn(globalThis, "fetch");
  await play("openai", "accepted");
  expect(fetch).not.toHaveBeenCalled();
  fetch.mockRestore();
});
