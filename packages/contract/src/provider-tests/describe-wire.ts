import { CalloffError } from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import { startRecorder, type WireRequest } from "./recorder.ts";
import { afterStatus, answerTo, cancelsIn, methodsOf, readsStatusFirst } from "./status-first.ts";
import { basePathOf, type Subject, wireUrl } from "./subject.ts";
import type { CancelRequest } from "./tables.ts";

/** Declares tests that hold `cancel` to what Prism cannot see: base path, credential, exact path, redirects. */
export function describeWire(subject: Subject): void {
  const { create, request } = subject;
  const { id, key } = request;
  const url = wireUrl(subject);
  const basePath = basePathOf(subject);
  const cancel = (baseUrl: string): Promise<unknown> =>
    create({ apiKey: key, baseUrl, retries: 0 })
      .cancel(id as never)
      .catch((error: unknown) => error);

  describe(`${subject.provider}: cancel on the wire`, () => {
    test("goes to the vendor's own host unless told otherwise", async () => {
      const { origin } = new URL(subject.baseUrl);
      const sent: { method: string; url: string }[] = [];
      const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
        sent.push({ method: init.method ?? "GET", url: String(input) });
        return answerTo(subject, init.method);
      };
      await create({ apiKey: key, fetch }).cancel(id as never);
      expect(sent.map(({ method }) => method)).toEqual(methodsOf(subject));
      expect(cancelsIn(subject, sent).map((request) => request.url)).toEqual([origin + url]);
      expect(sent.every((request) => new URL(request.url).origin === origin)).toBe(true);
    });

    test("has the vendor's method, path, credential, headers and body, and nothing more", async () => {
      await using recorder = await startRecorder(afterStatus(subject));
      await cancel(recorder.origin + basePath);
      expect(recorder.requests.map(({ method }) => method)).toEqual(methodsOf(subject));
      const [received] = cancelsIn(subject, recorder.requests);
      expect(received).toMatchObject({ method: request.method, url });
      expectBody(received, request.body);
      for (const each of recorder.requests) expectHeaders(each, request);
    });

    if (readsStatusFirst(subject)) describeFinished(subject);

    test("keeps the path of another base URL, with and without a slash at its end", async () => {
      await using recorder = await startRecorder(afterStatus(subject));
      await cancel(`${recorder.origin}/proxy${basePath}`);
      await cancel(`${recorder.origin}/proxy${basePath}/`);
      const urls = cancelsIn(subject, recorder.requests).map((received) => received.url);
      expect(urls).toEqual([`/proxy${url}`, `/proxy${url}`]);
    });

    test.each([301, 302, 303, 307, 308])("does not take its key along a redirect (%i)", async (status) => {
      await using elsewhere = await startRecorder();
      await using recorder = await startRecorder(
        afterStatus(subject, (response) =>
          response.writeHead(status, { location: `${elsewhere.origin}/` }).end(),
        ),
      );
      const error = await cancel(recorder.origin + basePath);
      expect(CalloffError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: "unexpected-response", status });
      expect(cancelsIn(subject, recorder.requests)).toHaveLength(1);
      expect(elsewhere.requests).toEqual([]);
    });
  });
}

/** What has ended is not sent a cancel, unless that is asked for. */
function describeFinished(subject: Subject): void {
  const { create, request, status } = subject;
  const finals = (status?.rows ?? []).filter(({ final }) => final);

  test.each(finals)("a job that is $value is sent nothing", async ({ body, state }) => {
    await using recorder = await startRecorder((response) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
    );
    const baseUrl = recorder.origin + basePathOf(subject);
    const provider = create({ apiKey: request.key, baseUrl, retries: 0 });
    expect(await provider.cancel(request.id as never)).toMatchObject({
      state: state === "canceled" ? "already-canceled" : "already-finished",
      stopped: true,
      sent: false,
    });
    expect(recorder.requests.map(({ method }) => method)).toEqual(["GET"]);
    const options = { evenIfFinished: true } as object;
    await provider.cancel(request.id as never, options).catch(() => undefined);
    expect(recorder.requests.map(({ method }) => method)).toEqual(["GET", request.method]);
  });
}

function expectBody(received: WireRequest | undefined, body: object | undefined): void {
  if (body === undefined) {
    expect(received?.body).toBe("");
    return;
  }
  expect(JSON.parse(received?.body ?? "")).toEqual(body);
  expect(headerValues(received, "content-type")).toEqual(["application/json"]);
}

/** The key, and what every request to the vendor has. */
export function expectHeaders(received: WireRequest | undefined, request: CancelRequest): void {
  const { header, headers = {} } = request;
  const wanted = header === undefined ? headers : { ...headers, [header[0]]: header[1] };
  for (const [name, value] of Object.entries(wanted)) expect(headerValues(received, name)).toEqual([value]);
}

function headerValues(request: WireRequest | undefined, name: string): string[] {
  const { rawHeaders = [] } = request ?? {};
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}
