import fc from "fast-check";
import { expect, test } from "vitest";
import { CalloffError } from "../error.ts";
import { createAcme, stubFetch } from "../testing/stub-fetch.ts";

const { numRuns: RUNS = 100 } = fc.readConfigureGlobal();

const segment = fc.oneof(
  fc.string(),
  fc.webSegment(),
  fc.constantFrom("", ".", "..", "{job}", "$&", "%2e%2e"),
);
const baseUrls = fc.oneof(
  fc.webUrl({ validSchemes: ["https"] }),
  fc
    .tuple(
      fc.constantFrom("https://api.acme.example", "http://127.0.0.1:8080", "http://[::1]"),
      fc.array(segment),
    )
    .map(([origin, segments]) => [origin, ...segments].join("/")),
  fc.string(),
);

test("every base URL that is accepted keeps its path", async () => {
  let kept = 0;
  const property = fc.asyncProperty(baseUrls, async (baseUrl) => {
    const gone = (): Response => new Response(null, { status: 204 });
    const { fetch, sent } = stubFetch(gone, gone);
    let acme: ReturnType<typeof createAcme>;
    try {
      acme = createAcme({ baseUrl, fetch });
    } catch (error) {
      expect(CalloffError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: "invalid-options" });
      return;
    }
    await acme.cancel("j1");
    await acme.client.POST("/jobs/{job}/cancel", { params: { path: { job: "j1" } } });
    const { origin, pathname } = new URL(baseUrl);
    const segments = pathname.split("/");
    while (segments.at(-1) === "") segments.pop();
    const wanted = [origin, ...segments.slice(1), "jobs", "j1", "cancel"].join("/");
    expect(sent.map(({ url }) => new URL(url).href)).toEqual([wanted, wanted]);
    if (segments.length > 1) kept += 1;
  });
  await fc.assert(property);
  expect(kept).toBeGreaterThan(RUNS / 10);
});
