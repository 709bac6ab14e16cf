import { createCalloff } from "@calloff/core";
import { CalloffError, type JobId } from "@calloff/runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startRecorder } from "./recorder.ts";
import { answerTo, readsStatusFirst } from "./status-first.ts";
import { basePathOf, referenceTo, type Subject, wireUrl } from "./subject.ts";

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

/**
 * Declares tests that give `cancel` any string as an id, or as each part of one: it is refused before anything is sent, or
 * arrives as it is, by a job reference too.
 */
export function describeIds(subject: Subject, { share = 1 }: IdsOptions = {}): void {
  const { id } = subject.request;
  const parts = typeof id === "object" ? Object.keys(id) : [undefined];
  describe.each(parts)(`${subject.provider}: any string as an id %s`, (part) => {
    test("is refused, or is what a server reads from the request", async () => {
      const sent: Sent[] = [];
      const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
        const { method = "GET", body } = init;
        sent.push({ method, url: String(input), body: body ? await new Response(body).text() : "" });
        return answerTo(subject, method);
      };
      await holds(subject, part, { fetch, sent, share, origin: new URL(subject.baseUrl).origin });
    });

    test("is refused, or arrives over a real connection", async () => {
      await using recorder = await startRecorder(async (response) => {
        const { status, headers, body } = answerTo(subject, response.req.method);
        response
          .writeHead(status, Object.fromEntries(headers))
          .end(body && (await new Response(body).text()));
      });
      const { origin } = recorder;
      const sent: Sent[] = [];
      const counted = async (...args: Parameters<typeof fetch>): Promise<Response> => {
        const response = await fetch(...args);
        const { method = "", url = "", body = "" } = recorder.requests.at(-1) ?? {};
        sent.push({ method, url: origin + url, body });
        return response;
      };
      await holds(subject, part, { fetch: counted, sent, share, origin });
      expect(recorder.requests).toHaveLength(sent.length);
    });
  });
}

/** Fewer strings may all be ids, or none of them. */
const LEAST_RUNS = 200;

/** Options of {@link describeIds}. */
interface IdsOptions {
  /** How much of the strings is tried, for a subject whose ids are like those of another that tries all. @default 1 */
  readonly share?: number;
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

interface Line {
  readonly fetch: typeof globalThis.fetch;
  /** What a server read, request by request. */
  readonly sent: readonly Sent[];
  readonly origin: string;
  readonly share: number;
}

/** @param part the part of the id that is any string; undefined where the id has one part */
async function holds(subject: Subject, part: string | undefined, line: Line): Promise<void> {
  const { provider: name, create, request: sample } = subject;
  const baseUrl = line.origin + basePathOf(subject);
  const provider = create({ apiKey: sample.key, fetch: line.fetch, baseUrl, retries: 0 });
  // Its types depend on the provider, which is known only when this runs.
  const jobs = createCalloff({ [name]: provider }) as unknown as Jobs;
  const place = placeOf(subject, part);
  let refused = 0;
  let arrived = 0;
  const property = fc.asyncProperty(ids, async (text) => {
    const id: JobId = part === undefined ? text : { ...(sample.id as object), [part]: text };
    const earlier = line.sent.length;
    const result = await provider.cancel(id as never).catch((error: unknown) => error);
    const own = line.sent.slice(earlier);
    // The status that is read first is another test's.
    const [request, ...others] = readsStatusFirst(subject)
      ? own.filter(({ method }) => method === sample.method)
      : own;
    expect(others).toEqual([]);
    if (request === undefined) {
      expect(own).toEqual([]);
      refused += 1;
      expect(CalloffError.is(result)).toBe(true);
      expect(result).toMatchObject({ code: "invalid-job-id", attempts: 0 });
      return;
    }
    arrived += 1;
    expectArrived(request, text, { place, subject, origin: line.origin });
    expect(result).toMatchObject({ provider: name, status: 204 });
    const reference = referenceTo(name, id);
    expect(jobs.formatReference({ provider: name, id })).toBe(reference);
    await jobs.cancel(reference);
    expect(line.sent.at(-1)).toEqual(request);
  });
  const { numRuns: most = 100 } = fc.readConfigureGlobal();
  const numRuns = Math.max(Math.min(most, LEAST_RUNS), most * line.share);
  await fc.assert(property, { numRuns });
  // An eighth of the strings are ids of the rarest kind, and each kind has strings that are none.
  expect(arrived).toBeGreaterThan(numRuns / 50);
  expect(refused).toBeGreaterThan(0);
}

interface Jobs {
  cancel(reference: string): Promise<unknown>;
  formatReference(reference: { readonly provider: string; readonly id: JobId }): string;
}

/** Where a part of the id stands: between two texts of the path, or under a name in the query or the body. */
type Place =
  | { readonly in: "path"; readonly before: string; readonly after: string }
  | { readonly in: "query" | "body"; readonly name: string };

/** @throws Error where the request that is written by hand does not have it, or twice */
function placeOf({ request: { id, url, body = {} } }: Subject, part: string | undefined): Place {
  const value = typeof id === "object" ? id[part ?? ""] : id;
  const [path = "", query] = url.split("?");
  const [before = "", after, ...more] = path.split(encodeURIComponent(String(value)));
  const inQuery = [...new URLSearchParams(query)].filter(([, text]) => text === String(value));
  const inBody = Object.entries(body).filter(([, own]) => own === value);
  const places: Place[] = [
    ...(after === undefined ? [] : [{ in: "path", before, after } as const]),
    ...inQuery.map(([name]) => ({ in: "query", name }) as const),
    ...inBody.map(([name]) => ({ in: "body", name }) as const),
  ];
  const [place] = places;
  if (place !== undefined && places.length === 1 && more.length === 0) return place;
  throw new Error(`the request must have ${String(value)} once, so that its place is known: ${url}`);
}

interface Expected {
  readonly place: Place;
  readonly subject: Subject;
  readonly origin: string;
}

/** The request is the sample's with another text at one place, and that text is the id. */
function expectArrived(request: Sent, id: string, { place, subject, origin }: Expected): void {
  const { method, body } = subject.request;
  const url = new URL(request.url);
  const sample = new URL(origin + wireUrl(subject));
  expect([request.method, url.origin, url.hash]).toEqual([method, origin, ""]);
  if (place.in === "path") {
    const { before, after } = place;
    const segment = url.pathname.slice(before.length, url.pathname.length - after.length);
    expect(url.pathname).toBe(before + segment + after);
    expect(segment).not.toContain("/");
    expect(decodeURIComponent(segment)).toBe(id);
  } else expect(url.pathname).toBe(sample.pathname);
  if (place.in === "query") sample.searchParams.set(place.name, id);
  expect([...url.searchParams]).toEqual([...sample.searchParams]);
  if (body === undefined) {
    expect(request.body).toBe("");
    return;
  }
  const sent = JSON.parse(request.body) as Record<string, unknown>;
  if (place.in === "body") {
    expect(String(sent[place.name])).toBe(id);
    expect({ ...sent, [place.name]: "" }).toEqual({ ...body, [place.name]: "" });
  } else expect(sent).toEqual(body);
}
