import { createPulse } from "@calloff/pulse";
import { createProvider } from "@calloff/runtime";
import { createTensorPix } from "@calloff/tensorpix";
import { assertType, describe, expectTypeOf, test } from "vitest";
import {
  type CalloffError,
  type CancelState,
  calloff,
  createCalloff,
  formatReference,
  type JobReference,
  StartError,
} from "../dist/index.js";

const typedFetchOnly = createProvider({ name: "acme", baseUrl: "https://api.acme.example" });
const jobs = createCalloff({ pulse: createPulse(), tensorpix: createTensorPix(), acme: typedFetchOnly });

describe("cancel", () => {
  test("takes each provider's own kind of id", () => {
    expectTypeOf(jobs.cancel).toBeCallableWith("pulse", "abc");
    expectTypeOf(jobs.cancel).toBeCallableWith("tensorpix", 42);
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.cancel("tensorpix", "abc"));
    // @ts-expect-error Pulse's ids are strings
    assertType(jobs.cancel("pulse", 42));
  });

  test("takes references to the providers composed", () => {
    assertType(jobs.cancel("pulse:abc"));
    assertType(jobs.cancel("tensorpix:42"));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.cancel("tensorpix:abc"));
    // @ts-expect-error Topaz is not composed
    assertType(jobs.cancel("topaz:abc"));
  });

  test("refuses a provider that is not composed, or that cannot cancel", () => {
    // @ts-expect-error Topaz is not composed
    assertType(jobs.cancel("topaz", "abc"));
    // @ts-expect-error its document describes no way to cancel
    assertType(jobs.cancel("acme", "abc"));
    // @ts-expect-error its document describes no way to cancel
    assertType(jobs.cancel("acme:abc"));
  });

  test("gives the provider's own outcome", async () => {
    const outcome = await jobs.cancel("tensorpix", 42);
    expectTypeOf(outcome.provider).toEqualTypeOf<"tensorpix">();
    expectTypeOf(outcome.id).toEqualTypeOf<number>();
    if (outcome.documented && outcome.status === 409) {
      expectTypeOf(outcome.state).toEqualTypeOf<"already-canceled">();
      expectTypeOf(outcome.stopped).toEqualTypeOf<true>();
      expectTypeOf(outcome.body).toEqualTypeOf<{ detail: string } | undefined>();
    }
    // @ts-expect-error 200 is not documented, and no literal of it can be compared
    if (outcome.documented && outcome.status === 200) assertType<never>(outcome);
    const byReference = await jobs.cancel("pulse:abc");
    expectTypeOf(byReference.provider).toEqualTypeOf<"pulse">();
  });

  test("takes undefined for what is left out", () => {
    assertType(jobs.cancel("pulse", "abc", { signal: undefined, timeout: undefined, retries: undefined }));
    assertType(createPulse({ apiKey: undefined, baseUrl: undefined, fetch: undefined }));
  });
});

describe("references", () => {
  test("are taken in two parts too, typed by the providers composed", () => {
    assertType(jobs.cancel({ provider: "pulse", id: "abc" }));
    assertType(jobs.cancel({ provider: "tensorpix", id: 42 }));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.cancel({ provider: "tensorpix", id: "abc" }));
    // @ts-expect-error Topaz is not composed
    assertType(jobs.cancel({ provider: "topaz", id: "abc" }));
  });

  test("that are parsed or printed can be used", async () => {
    const parsed = jobs.parseReference("pulse:abc");
    assertType<JobReference<typeof jobs.providers>>(parsed);
    assertType(jobs.cancel(parsed));
    assertType(jobs.cancel(formatReference({ provider: "pulse", id: "abc" })));
    assertType(jobs.cancel(formatReference({ provider: "tensorpix", id: 42 })));
    const outcome = await jobs.cancel({ provider: "tensorpix", id: 42 });
    expectTypeOf(outcome.provider).toEqualTypeOf<"tensorpix">();
  });
});

describe("status and confirm", () => {
  test("are there where the vendor has a status operation", async () => {
    const status = await jobs.status("pulse:abc");
    expectTypeOf(status.provider).toEqualTypeOf<"pulse">();
    if (status.final)
      expectTypeOf(status.state).toEqualTypeOf<"canceled" | "succeeded" | "failed" | "ended">();
    if (status.documented) {
      expectTypeOf(status.status).toEqualTypeOf<200>();
      expectTypeOf(status.body?.status).toEqualTypeOf<string | undefined>();
    }
    assertType(jobs.status("pulse", "abc", { timeout: 1_000 }));
    assertType(jobs.status({ provider: "pulse", id: "abc" }));

    const outcome = await jobs.cancel("pulse", "abc", { confirm: true });
    expectTypeOf(outcome.provider).toEqualTypeOf<"pulse">();
    expectTypeOf(outcome.confirmation?.confirmed).toEqualTypeOf<boolean | undefined>();
    expectTypeOf(outcome.confirmation?.status?.provider).toEqualTypeOf<"pulse" | undefined>();
    if (outcome.documented && outcome.status === 200) {
      expectTypeOf(outcome.state).toEqualTypeOf<"canceling" | "canceled" | "already-finished">();
    }
    if (outcome.documented && outcome.status === 404) {
      expectTypeOf(outcome.confirmation).toEqualTypeOf<undefined>();
    }
    assertType(jobs.cancel("pulse:abc", { confirm: true, timeout: 1_000 }));
    assertType(jobs.cancel({ provider: "pulse", id: "abc" }, { confirm: undefined }));
    assertType(createPulse().cancel("abc", { confirm: true }));
  });

  test("do not compile where it has none", () => {
    // @ts-expect-error TensorPix has no status operation
    assertType(jobs.status("tensorpix", 42));
    // @ts-expect-error TensorPix has no status operation
    assertType(jobs.status("tensorpix:42"));
    // @ts-expect-error TensorPix has no status operation
    assertType(jobs.status({ provider: "tensorpix", id: 42 }));
    // @ts-expect-error TensorPix has no status operation
    assertType(jobs.cancel("tensorpix", 42, { confirm: true }));
    // @ts-expect-error TensorPix has no status operation
    assertType(jobs.cancel("tensorpix:42", { confirm: true }));
    // @ts-expect-error TensorPix has no status operation
    assertType(createTensorPix().cancel(42, { confirm: true }));
    // @ts-expect-error TensorPix has no status operation
    assertType(createTensorPix().status);
  });

  test("without confirm there is no confirmation", async () => {
    const outcome = await jobs.cancel("pulse", "abc", { timeout: 1_000 });
    expectTypeOf(outcome).not.toHaveProperty("confirmation");
  });
});

describe("guards and many", () => {
  const signal = AbortSignal.abort();

  test("take both kinds of reference, typed by the providers composed", () => {
    const job = jobs.guard({ provider: "tensorpix", id: 42 });
    expectTypeOf(job.cancel).returns.resolves.extract<object>().toHaveProperty("id").toEqualTypeOf<number>();
    assertType(jobs.guard("pulse:abc"));
    assertType(jobs.cancelOnAbort(signal, "pulse:abc", { timeout: 1_000 }));
    assertType(jobs.cancelOnAbort(signal, { provider: "pulse", id: "abc" }));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.guard("tensorpix:abc"));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.guard({ provider: "tensorpix", id: "abc" }));
    // @ts-expect-error Topaz is not composed
    assertType(jobs.cancelOnAbort(signal, "topaz:abc"));
    // @ts-expect-error a signal that stops the waiting is something else
    assertType(jobs.guard("pulse:abc", { signal }));
  });

  test("many take texts of any origin, and objects that are typed", () => {
    assertType(jobs.cancelAll(["pulse:abc" as string, { provider: "tensorpix", id: 42 }]));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.cancelAll([{ provider: "tensorpix", id: "abc" }]));
    // @ts-expect-error a number is no reference
    assertType(jobs.cancelAll([42]));
  });

  test("many with confirm give a confirmation, of vendors without a status none", async () => {
    for await (const result of jobs.cancelAll(["pulse:abc"], { confirm: true })) {
      expectTypeOf(result.reference).toEqualTypeOf<"pulse:abc">();
      if (result.kind !== "answered") continue;
      expectTypeOf(result.outcome.confirmation?.confirmed).toEqualTypeOf<boolean | undefined>();
      if (result.outcome.provider === "tensorpix") {
        expectTypeOf(result.outcome.confirmation).toEqualTypeOf<undefined>();
      }
    }
    for await (const result of jobs.cancelAll(["pulse:abc"])) {
      if (result.kind === "answered") expectTypeOf(result.outcome).not.toHaveProperty("confirmation");
    }
  });
});

describe("start", () => {
  const { signal } = new AbortController();

  test("takes a submit that gives the provider's own kind of id, or a promise of one", () => {
    assertType(jobs.start("pulse", async () => "abc"));
    assertType(jobs.start("tensorpix", () => 42, { signal, submitTimeout: 60_000 }));
    assertType(jobs.start("pulse", ({ signal }) => fetch("/", { signal }).then(() => "abc")));
    // @ts-expect-error TensorPix's ids are integers
    assertType(jobs.start("tensorpix", async () => "42"));
    // @ts-expect-error Pulse's ids are strings
    assertType(jobs.start("pulse", () => 42));
    // @ts-expect-error nothing is returned
    assertType(jobs.start("pulse", async () => {}));
    // @ts-expect-error the whole answer is no id
    assertType(jobs.start("pulse", async () => ({ job_id: "abc" })));
  });

  test("refuses a provider that is not composed or cannot cancel, and options that are not its own", () => {
    // @ts-expect-error Topaz is not composed
    assertType(jobs.start("topaz", () => "abc"));
    // @ts-expect-error its document describes no way to cancel
    assertType(jobs.start("acme", () => "abc"));
    // @ts-expect-error the cancel's options stand under `cancel`
    assertType(jobs.start("pulse", () => "abc", { timeout: 1_000 }));
    // @ts-expect-error there is no signal for the cancel alone
    assertType(jobs.start("pulse", () => "abc", { cancel: { signal } }));
    const nothing = { signal: undefined, submitTimeout: undefined, abortGrace: undefined };
    assertType(jobs.start("pulse", () => "abc", { ...nothing, cancel: undefined, onLate: undefined }));
    assertType(jobs.start("pulse", () => "abc", { cancel: { timeout: 1_000, retries: 0 } }));
  });

  test("gives a guarded job with its id and its reference", async () => {
    await using job = await jobs.start("tensorpix", async () => 42);
    expectTypeOf(job.id).toEqualTypeOf<number>();
    expectTypeOf(job.reference).toEqualTypeOf<`tensorpix:${bigint}`>();
    assertType(jobs.cancel(job.reference));
    expectTypeOf(job.cancel).returns.resolves.extract<object>().toHaveProperty("id").toEqualTypeOf<number>();
    const pulse = await jobs.start("pulse", () => "abc");
    expectTypeOf(pulse.reference).toEqualTypeOf<`pulse:${string}`>();
    expectTypeOf(pulse.id).toEqualTypeOf<string>();
  });

  test("fails with an error that says what became of the job", () => {
    const error: unknown = undefined;
    if (!StartError.is(error)) return;
    expectTypeOf(error.mayBeRunning).toEqualTypeOf<boolean>();
    expectTypeOf(error.reference).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.outcome?.state).toEqualTypeOf<CancelState | undefined>();
    expectTypeOf(error.cancelError).toEqualTypeOf<CalloffError | undefined>();
    assertType<CalloffError>(error);
  });
});

test("all five composed take ids of their own kinds", () => {
  const all = calloff({ pulse: { retries: 1 } });
  assertType(all.cancel("topaz", "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"));
  assertType(all.cancel("tensorpix:42"));
  // @ts-expect-error TensorPix's ids are integers
  assertType(all.cancel("tensorpix", "42"));
  // @ts-expect-error no such vendor
  assertType(all.cancel("acme", "42"));
  // @ts-expect-error no such option
  calloff({ pulse: { apikey: "k" } });
});
