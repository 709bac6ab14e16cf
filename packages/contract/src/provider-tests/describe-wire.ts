import { CalloffError } from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import { startRecorder, type WireRequest } from "./recorder.ts";
import { type Subject, wireUrl } from "./subject.ts";

/** Declares tests that hold `cancel` to what Prism cannot see: base path, credential, exact path, redirects. */
export function describeWire(subject: Subject): void {
  const { create, request } = subject;
  const { id, key } = request;
  const url = wireUrl(subject);
  const basePath = new URL(subject.baseUrl).pathname.replace(/\/$/, "");
  const cancel = (baseUrl: string): Promise<unknown> =>
    create({ apiKey: key, baseUrl, retries: 0 })
      .cancel(id as never)
      .catch((error: unknown) => error);

  describe(`${subject.provider}: cancel on the wire`, () => {
    test("goes to the vendor's own host unless told otherwise", async () => {
      const urls: string[] = [];
      const fetch = async (input: unknown): Promise<Response> => {
        urls.push(String(input));
        return new Response(null, { status: 204 });
      };
      await create({ apiKey: key, fetch }).cancel(id as never);
      expect(urls).toEqual([new URL(subject.baseUrl).origin + url]);
    });

    test("has the vendor's method, path and credential, and no body", async () => {
      await using recorder = await startRecorder();
      await cancel(recorder.origin + basePath);
      const [received, ...others] = recorder.requests;
      expect(others).toEqual([]);
      expect(received).toMatchObject({ method: request.method, url, body: "" });
      const [header, value] = request.header ?? [];
      if (header !== undefined) expect(headerValues(received, header)).toEqual([value]);
    });

    test("keeps the path of another base URL, with and without a slash at its end", async () => {
      await using recorder = await startRecorder();
      await cancel(`${recorder.origin}/proxy${basePath}`);
      await cancel(`${recorder.origin}/proxy${basePath}/`);
      expect(recorder.requests.map((received) => received.url)).toEqual([`/proxy${url}`, `/proxy${url}`]);
    });

    test.each([301, 302, 303, 307, 308])("does not take its key along a redirect (%i)", async (status) => {
      await using elsewhere = await startRecorder();
      await using recorder = await startRecorder((response) =>
        response.writeHead(status, { location: `${elsewhere.origin}/` }).end(),
      );
      const error = await cancel(recorder.origin + basePath);
      expect(CalloffError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: "unexpected-response", status });
      expect(recorder.requests).toHaveLength(1);
      expect(elsewhere.requests).toEqual([]);
    });
  });
}

export function headerValues(request: WireRequest | undefined, name: string): string[] {
  const { rawHeaders = [] } = request ?? {};
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}
