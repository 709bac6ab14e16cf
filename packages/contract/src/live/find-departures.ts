import type { JsonObject } from "@calloff/openapi/internal";
import type { Finding } from "./departure.ts";
import { type Part, responseFor } from "./documented-response.ts";
import { findInBody } from "./find-in-body.ts";
import { findInHeaders } from "./find-in-headers.ts";
import type { Received } from "./received.ts";
import { createSchemaCheck } from "./schema-check.ts";

/** All that an answer is not as the operation's documented responses say. */
export function findDepartures(document: JsonObject, responses: Part, received: Received): Finding[] {
  const { status, headers } = received;
  const response = responseFor(document, responses, status);
  if (response === undefined) {
    const expected = Object.keys(responses.value).join(", ");
    return [{ area: "status", at: "", expected, received: { words: describeStatus(received) } }];
  }
  const check = createSchemaCheck(document);
  return [
    ...findInHeaders(document, response, headers, check),
    ...findInBody(document, response, received, check),
  ];
}

function describeStatus({ status, headers }: Received): string {
  const location = headers.get("location");
  const redirects = status >= 300 && status < 400 && location !== null;
  return redirects ? `${status}, a redirect to ${location}, which was not followed` : String(status);
}
