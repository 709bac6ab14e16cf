import { createPulse } from "@calloff/pulse";
import { createProvider } from "@calloff/runtime";
import { createTensorPix } from "@calloff/tensorpix";
import { assertType, describe, expectTypeOf, test } from "vitest";
import { calloff, createCalloff, formatReference, type JobReference } from "../dist/index.js";

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
    if (status.final) expectTypeOf(status.state).toEqualTypeOf<"canceled" | "succeeded" | "failed">();
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
