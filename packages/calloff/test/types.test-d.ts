import { createPulse } from "@calloff/pulse";
import { createProvider } from "@calloff/runtime";
import { createTensorPix } from "@calloff/tensorpix";
import { assertType, describe, expectTypeOf, test } from "vitest";
import { calloff, createCalloff } from "../dist/index.js";

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
