import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { removeRecipes } from "./load-recipe.ts";
import { type StandInReplicate, startReplicate } from "./stand-in-replicate.ts";

export const REPLICATE = "https://api.replicate.com/v1";
export const CREATE = "POST /models/black-forest-labs/flux-dev/predictions";
export const READ = "GET /predictions/p1";
export const CANCEL = "POST /predictions/p1/cancel";

/** Of the test at hand. */
export let replicate: StandInReplicate;

/** Has the recipes of a file's tests call a stand-in, which is another for each test. */
export function standInForReplicate(): void {
  const token = process.env["REPLICATE_API_TOKEN"];
  beforeAll(() => {
    process.env["REPLICATE_API_TOKEN"] = "any";
    const { fetch } = globalThis;
    // Recipes are loaded once, and keep this.
    vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.startsWith(REPLICATE)) return fetch(input, init);
      const routed = replicate.url + url.slice(REPLICATE.length);
      return fetch(input instanceof Request ? new Request(routed, input) : routed, init);
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    if (token === undefined) delete process.env["REPLICATE_API_TOKEN"];
    else process.env["REPLICATE_API_TOKEN"] = token;
    removeRecipes();
  });
  beforeEach(async () => {
    replicate = await startReplicate();
  });
  afterEach(() => replicate[Symbol.asyncDispose]());
}

/** Resolves when the vendor has got this request. */
export function asked(request: string): Promise<void> {
  return vi.waitFor(() => expect(replicate.requests).toContain(request), { timeout: 20_000 });
}
