import { invalidOption } from "../invalid-options.ts";
import { toHeaderRecord, withHeaders } from "./request-headers.ts";
import type { OperationDescriptor, RequestTransform } from "./request-transform.ts";

/** Writes a body of one media type; the second value is the type as it stands in the header. */
export type WriteBody = (
  body: unknown,
  type: string,
  parts: NonNullable<OperationDescriptor["parts"]>,
) => readonly [content: unknown, type: string];

/** Writers by the beginning of the media types that they write. */
type Writers = Readonly<Record<string, WriteBody>>;

/** Writes bodies in the media type of the document, or in that of the user's `content-type` header. */
export function transformBody(writers: Writers): RequestTransform {
  return (init, { body: types, parts = {} }, provider) => {
    const { body } = init;
    if (types === undefined || body === undefined || init["bodySerializer"] !== undefined) return init;
    const type =
      toHeaderRecord(init.headers)["content-type"] ?? typeOf(body, types) ?? types[0] ?? "application/json";
    const [, write = writeRaw] = Object.entries(writers).find(([start]) => type.startsWith(start)) ?? [];
    if (/[/+]json\s*(?:;|$)/.test(type)) return withHeaders(init, { "content-type": type });
    const [content, written] = write(body, type, parts);
    const isObject = Object.getPrototypeOf(Object(content)) === Object.prototype;
    if (isObject || Array.isArray(content)) {
      return invalidOption(provider, "body", `must be text or bytes: Calloff cannot write ${type}`);
    }
    if (/^multipart\/(?!.*boundary=)/i.test(written)) {
      return invalidOption(
        provider,
        "body",
        "must be an object, or have its boundary in a content-type header",
      );
    }
    return {
      ...withHeaders(init, { "content-type": written }),
      body: content,
      bodySerializer: (text: unknown) => text,
    };
  };
}

/** The media type of a value that says by what it is how it is to be sent. */
function typeOf(body: unknown, types: readonly string[]): string | undefined {
  if (body instanceof URLSearchParams) return "application/x-www-form-urlencoded";
  if (body instanceof FormData) return "multipart/form-data";
  if (!(body instanceof Blob) && !(body instanceof ArrayBuffer) && !ArrayBuffer.isView(body))
    return undefined;
  return types.find((type) => !/[/+]json\s*(?:;|$)|form-data|urlencoded/.test(type));
}

/** Text and bytes are sent as they are. */
const writeRaw: WriteBody = (body, type) => {
  const own = body instanceof Blob && body.type !== "" ? body.type : "application/octet-stream";
  return [body, type.includes("*") ? own : type];
};
