import { CalloffError } from "@calloff/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startRecorder } from "./recorder.ts";
import type { Subject } from "./subject.ts";

/** Strings of all kinds, and above all those that mean something in a URL, and ids as vendors write them. */
const ids = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  // Code units, so halves of surrogate pairs too.
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: fc.constantFrom(..."./\\%25eEfF?#;@: \t\r\n{}$&[]a") }),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.maxSafeNat().map(String),
  fc.bigInt({ min: -10n, max: 2n ** 64n }).map(String),
);

/** Declares tests that give `cancel` any string as an id: it is refused before anything is sent, or arrives as it is. */
export function describeIds(subject: Subject): void {
  describe(`${subject.provider}: any string as an id`, () => {
    test("is refused, or is what a server reads from the URL", async () => {
      const sent: Sent[] = [];
      const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
        sent.push({ method: init.method, url: new URL(String(input)) });
        return new Response(null, { status: 204 });
      };
      await holds(subject, { fetch, sent, origin: new URL(subject.baseUrl).origin });
    });

    test("is refused, or arrives over a real connection", async () => {
      await using recorder = await startRecorder();
      const sent: Sent[] = [];
      const { origin } = recorder;
      const counted = async (...args: Parameters<typeof fetch>): Promise<Response> => {
        const response = await fetch(...args);
        const { method, url = "" } = recorder.requests[recorder.requests.length - 1] ?? {};
        sent.push({ method, url: new URL(origin + url) });
        return response;
      };
      await holds(subject, { fetch: counted, sent, origin });
      expect(recorder.requests).toHaveLength(sent.length);
    });
  });
}

interface Sent {
  readonly method: string | undefined;
  readonly url: URL;
}

interface Line {
  readonly fetch: typeof globalThis.fetch;
  /** What a server read, request by request. */
  readonly sent: readonly Sent[];
  readonly origin: string;
}

async function holds({ create, ...subject }: Subject, line: Line): Promise<void> {
  const basePath = new URL(subject.baseUrl).pathname.replace(/\/$/, "");
  const provider = create({
    apiKey: subject.request.key,
    fetch: line.fetch,
    baseUrl: line.origin + basePath,
    retries: 0,
  });
  const [before = "", after = ""] = subject.request.url.split(String(subject.request.id));
  let refused = 0;
  const property = fc.asyncProperty(ids, async (id) => {
    const earlier = line.sent.length;
    const result = await provider.cancel(id as never).catch((error: unknown) => error);
    const [request, ...others] = line.sent.slice(earlier);
    expect(others).toEqual([]);
    if (request === undefined) {
      refused += 1;
      expect(CalloffError.is(result)).toBe(true);
      expect(result).toMatchObject({ code: "invalid-job-id", attempts: 0 });
      return;
    }
    const { method, url } = request;
    const { search = "" } = subject.request;
    expect([method, url.origin, url.search, url.hash]).toEqual([
      subject.request.method,
      line.origin,
      search,
      "",
    ]);
    const segment = url.pathname.slice(before.length, url.pathname.length - after.length);
    expect(url.pathname).toBe(before + segment + after);
    expect(segment).not.toContain("/");
    expect(decodeURIComponent(segment)).toBe(id);
    expect(result).toMatchObject({ provider: subject.provider, status: 204 });
  });
  await fc.assert(property);
  // An eighth of the strings are ids of the rarest kind, and each kind has strings that are none.
  const { numRuns = 100 } = fc.readConfigureGlobal();
  expect(line.sent.length).toBeGreaterThan(numRuns / 50);
  expect(refused).toBeGreaterThan(0);
}
