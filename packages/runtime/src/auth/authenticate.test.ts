import { afterEach, describe, expect, test, vi } from "vitest";
import { checkOptions } from "../check-options.ts";
import type { ApiKey } from "../options.ts";
import { descriptor } from "../testing/stub-fetch.ts";
import { authenticateByHeader, NO_CREDENTIALS } from "./authenticate.ts";
import { resolveKey } from "./resolve-key.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** In an async function, so that what is thrown at once rejects. */
async function resolve(apiKey: ApiKey | undefined): Promise<string> {
  return resolveKey("acme", "ACME_API_KEY", apiKey);
}

describe("resolveKey", () => {
  test.each<[string, ApiKey]>([
    ["abc", "abc"],
    ["abc", "  abc\n"],
    ["abc", "abc\r"],
    ["a b~!", "a b~!"],
    ["abc", () => "abc"],
    ["abc", async () => " abc "],
  ])("gives %j for %s", async (key, apiKey) => {
    expect(await resolve(apiKey)).toBe(key);
  });

  test("reads the environment when no key is given, and only then", async () => {
    vi.stubEnv("ACME_API_KEY", "from-env");
    expect(await resolve(undefined)).toBe("from-env");
    expect(await resolve("given")).toBe("given");
    await expect(resolve("")).rejects.toMatchObject({ code: "missing-credentials" });
  });

  test("says which variable it looked for, also where there is no environment", async () => {
    const missing = {
      code: "missing-credentials",
      message: "acme: no API key; pass apiKey, or set ACME_API_KEY. Nothing was sent.",
    };
    await expect(resolve(undefined)).rejects.toMatchObject(missing);
    vi.stubGlobal("process", undefined);
    await expect(resolve(undefined)).rejects.toMatchObject(missing);
  });

  test("says so where the environment may not be read, and why", async () => {
    const env = new Proxy(
      {},
      {
        get() {
          throw new Error("Requires env access");
        },
      },
    );
    vi.stubGlobal("process", { env });
    await expect(resolve(undefined)).rejects.toMatchObject({
      code: "missing-credentials",
      message: "acme: ACME_API_KEY may not be read; pass apiKey, or allow it. Nothing was sent.",
      cause: { message: "Requires env access" },
    });
  });

  test.each(["secret\nX-Evil: 1", "secret\0", "sécret", "secret\u2028x", "\u{1f511}secret"])(
    "refuses %j without repeating it",
    async (key) => {
      const error = await resolve(key).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "invalid-credentials" });
      expect(String((error as Error).stack)).not.toContain("cret");
    },
  );

  test.each([() => undefined, () => null, () => "", () => " "])("takes %s for no key", async (apiKey) => {
    await expect(resolve(apiKey as unknown as ApiKey)).rejects.toMatchObject({
      code: "missing-credentials",
    });
  });

  test("refuses what is no string", async () => {
    const apiKey = (() => 42) as unknown as ApiKey;
    await expect(resolve(apiKey)).rejects.toMatchObject({ code: "invalid-credentials" });
  });

  test.each([
    () => {
      throw new Error("vault is sealed");
    },
    () => Promise.reject(new Error("vault is sealed")),
  ])("tells of a function that fails", async (apiKey) => {
    await expect(resolve(apiKey)).rejects.toMatchObject({
      code: "missing-credentials",
      cause: expect.objectContaining({ message: "vault is sealed" }),
    });
  });

  test("needs no key where the vendor asks for none", async () => {
    const { credential: _, ...free } = descriptor;
    expect(
      await authenticateByHeader({ descriptor: free, settings: checkOptions(free, {}) }, "GET /jobs"),
    ).toBe(NO_CREDENTIALS);
  });
});
