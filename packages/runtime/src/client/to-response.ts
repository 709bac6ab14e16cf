import { CalloffError } from "../error.ts";
import type { Answer } from "../http/call.ts";
import { DECODER, parseBody, textOf } from "../http/parse-body.ts";

/** What is known of a typed call when its answer comes. */
export interface AnsweredCall {
  readonly provider: string;
  readonly method: string;
  /** Method and path template, for messages. */
  readonly operation: string;
  readonly parseAs: string;
  /** The caller's signal, which also ends a body that is still being read. */
  readonly signal: AbortSignal | null | undefined;
}

/** Statuses whose `Response` cannot have a body, by the Fetch standard. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * The answer as openapi-fetch takes it: the vendor's status, status text, URL and headers, and the body as it was read.
 *
 * @throws CalloffError `unexpected-response` for a 2xx that should be JSON and is not, and for a status above 599
 */
export function toResponse(answer: Answer, call: AnsweredCall): Response {
  const { status, statusText, stream, url } = answer;
  const isJsonExpected = call.parseAs === "json" && status < 300 && !stream;
  const isStatus = status >= 200 && status <= 599;
  const problem = !isStatus ? "no such status exists" : isJsonExpected && parseBody(answer).problem;
  if (problem) throw unexpected(answer, call, problem);
  const body = bodyOf(answer, call);
  const init = { status, statusText, headers: headersOf(answer, call, body) };
  const response = new Response(body, init);
  // A Response that is made by hand has no URL. Some keys are sent in the query.
  return Object.defineProperty(response, "url", { value: answer.redact(url) });
}

function bodyOf(answer: Answer, { signal }: AnsweredCall): BodyInit | null {
  const { status, stream } = answer;
  if (stream) return stream.pipeThrough(new TransformStream(), signal ? { signal } : {});
  if (WITHOUT_BODY.has(status)) return null;
  return status < 400 ? answer.bytes : withoutKey(answer);
}

/** The body of an error, in which vendors sometimes repeat the key that they refuse; else byte for byte. */
function withoutKey({ bytes, redact }: Answer): Uint8Array<ArrayBuffer> {
  const text = DECODER.decode(bytes);
  const redacted = redact(text);
  return redacted === text ? bytes : new TextEncoder().encode(redacted);
}

/** Headers that describe the body as it was sent must not describe it once it has been decoded. */
function headersOf(
  { status, headers, stream }: Answer,
  { method }: AnsweredCall,
  body: BodyInit | null,
): Headers {
  const described = new Headers(headers);
  // These say what the answer to GET would be like (RFC 9110, section 8.6).
  const isWithoutBody = method === "HEAD" || status === 304;
  if (isWithoutBody || stream) return described;
  described.delete("content-encoding");
  described.delete("transfer-encoding");
  described.set("content-length", String((body as Uint8Array | null)?.byteLength ?? 0));
  return described;
}

function unexpected(answer: Answer, { provider, operation }: AnsweredCall, problem: string): CalloffError {
  const { status, attempts } = answer;
  return new CalloffError({
    code: "unexpected-response",
    provider,
    operation,
    status,
    attempts,
    body: textOf(answer),
    message: `${provider}: ${operation} returned ${status}, but ${problem}.`,
  });
}
