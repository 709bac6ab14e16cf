import { describe, expect, test } from "vitest";
import type { ClientOptions } from "./options.ts";
import { createAcme, json, stubFetch } from "./testing/stub-fetch.ts";

describe("options of a client", () => {
  test.each<[string, unknown]>([
    ["apiKey", 42],
    ["apiKey", null],
    ["fetch", "fetch"],
    ["retries", -1],
    ["retries", 1.5],
    ["retries", 11],
    ["retries", "2"],
    ["retries", Number.NaN],
    ["timeout", 0],
    ["timeout", Number.POSITIVE_INFINITY],
    // A timer of 2^31 ms fires at once.
    ["timeout", 2 ** 31],
    ["attemptTimeout", "1s"],
    ["maxBodyBytes", 0],
    ["headers", "x-version: 1"],
    ["headers", { "x-version": "line\nfeed" }],
    ["hooks", []],
    ["hooks", "log"],
    ["baseUrl", "api.acme.example"],
  ])("%s: %j is refused at once", (option, value) => {
    const options = { [option]: Array.isArray(value) ? { onRequest: 1 } : value } as ClientOptions;
    expect(() => createAcme(options)).toThrow(
      expect.objectContaining({ code: "invalid-options", message: expect.stringContaining(option) }),
    );
  });

  test("all may be undefined", () => {
    const options: Record<keyof ClientOptions, undefined> = {
      apiKey: undefined,
      baseUrl: undefined,
      fetch: undefined,
      retries: undefined,
      timeout: undefined,
      attemptTimeout: undefined,
      maxBodyBytes: undefined,
      headers: undefined,
      hooks: undefined,
    };
    expect(() => createAcme(options)).not.toThrow();
  });

  test("a wrong object is refused", () => {
    expect(() => createAcme(null as never)).not.toThrow();
  });
});

describe("options of a cancel", () => {
  test.each<[string, unknown]>([
    ["signal", {}],
    ["signal", null],
    ["timeout", 0],
    ["retries", -1],
  ])("%s: %j is refused before anything is sent", async (option, value) => {
    const { fetch, sent } = stubFetch(json(200, {}));
    const canceling = createAcme({ fetch }).cancel("j1", { [option]: value });
    await expect(canceling).rejects.toMatchObject({
      code: "invalid-options",
      message: expect.stringContaining(option),
    });
    expect(sent).toEqual([]);
  });

  test("may be undefined", async () => {
    const { fetch } = stubFetch(json(200, {}));
    const options = { signal: undefined, timeout: undefined, retries: undefined };
    await expect(createAcme({ fetch }).cancel("j1", options)).resolves.toMatchObject({ status: 200 });
  });
});
