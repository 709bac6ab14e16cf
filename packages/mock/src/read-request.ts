import type { PrismRequest } from "./prism.ts";
import type { ReceivedRequest } from "./recorded-request.ts";
import { type Refused, refuse } from "./refuse.ts";

/** What Prism is given of a received request, or why it is given nothing. */
export function readRequest(
  received: ReceivedRequest,
  basePath: string,
): { request: PrismRequest } | Refused {
  const { method, url, headers, body } = received;
  const [path = "", query] = url.split(/\?(.*)/s);
  if (!isWellFormed(url)) {
    return refuse(400, "malformed-url", `the mock refused the request: malformed URL ${url}`);
  }
  if (path !== basePath && !path.startsWith(`${basePath}/`)) {
    return refuse(
      404,
      "outside-base-path",
      `the mock refused the request: ${path} is outside the base path ${basePath}`,
    );
  }
  const content = readBody(body, headers["content-type"]);
  if ("malformed" in content)
    return refuse(400, "malformed-json", `the mock refused the request: ${content.malformed}`);
  return {
    request: {
      // Prism's type names the methods of HTTP; its router compares strings and has a problem for any other.
      method: method.toLowerCase() as PrismRequest["method"],
      url: { path: path.slice(basePath.length) || "/", query: readQuery(query) },
      headers: { ...headers },
      body: content.body,
    },
  };
}

/** A path of printable ASCII without a fragment, whose percent signs spell UTF-8 (RFC 9112 §3.2.1). */
function isWellFormed(url: string): boolean {
  try {
    // The bundler drops a call to decodeURIComponent whose value is not used.
    return /^\/[!"$-~]*$/.test(url) && decodeURIComponent(url) !== "";
  } catch {
    return false;
  }
}

function readQuery(query: string | undefined): Record<string, string | string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const [first = "", ...more] = params.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}

/** Prism validates JSON as data, any other body as text, and takes null for none. */
function readBody(text: string, contentType = ""): { body: unknown } | { malformed: string } {
  if (text === "") return { body: null };
  if (!/^\s*application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(contentType)) return { body: text };
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { malformed: `its body is not JSON, although its content type is ${contentType}` };
  }
}
