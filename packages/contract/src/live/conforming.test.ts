import { describe, expect, test } from "vitest";
import { documentedResponses } from "./find-departures.ts";
import { toCancelable } from "./live-call.ts";
import { answer, builtProvider, PROVIDERS, type ProviderName, runAgainst } from "./testing/run-against.ts";

const detail = { detail: "x" };
const message = { code: 1, message: "x" };
const error = { error: { code: "AUTH_002", message: "x", details: {} } };

/** Written by hand from the vendors' pages: an answer of every status that is as its page says. */
const ANSWERS: Record<ProviderName, Record<number, unknown>> = {
  pixelcut: {
    200: { message: "Job cancelled" },
    401: { error: "API Token not found", error_code: "invalid_auth_token" },
    404: { error: "Job not found", error_code: "not_found" },
    409: { error: "Job has already finished and cannot be canceled", error_code: "job_finished" },
    429: { error: "Too many requests", error_code: "rate_limit_exceeded" },
    500: undefined,
  },
  pulse: {
    200: { job_id: "j-1", message: "canceled" },
    401: error,
    403: error,
    404: {},
    429: error,
    500: error,
  },
  tensorpix: {
    204: undefined,
    400: { errors: { id: ["not a number"] }, non_field_errors: [] },
    401: detail,
    403: detail,
    404: detail,
    409: detail,
    429: detail,
    500: detail,
  },
  tensorpool: {
    200: undefined,
    202: { job_id: "j-1", message: "on its way", status: "canceling" },
    400: undefined,
    403: undefined,
    404: undefined,
    422: { detail: [{ loc: ["path", 1], msg: "x", type: "value_error" }] },
    500: undefined,
  },
  topaz: {
    204: undefined,
    400: message,
    401: message,
    403: message,
    404: { message: "x" },
    409: message,
    429: message,
    500: message,
  },
};

describe.each(Object.keys(PROVIDERS) as ProviderName[])("%s", (provider) => {
  test.each(Object.entries(ANSWERS[provider]))(
    "a %s as the document says it has no departures",
    async (status, body) => {
      const run = await runAgainst(answer(Number(status), body), provider);
      expect(run.stderr).toBe("");
      expect(run.stdout).toContain(`answer: ${status}\n`);
      expect(run.stdout).toMatch(/\nno departures\n$/);
      expect(run.status).toBe(0);
      expect(run.requests).toHaveLength(1);
    },
  );

  test("every documented status is among them", async () => {
    const { document, descriptor } = toCancelable(await builtProvider(provider));
    const { method, path } = descriptor.cancel;
    const responses = documentedResponses(document, method, path);
    expect(Object.keys(responses?.value ?? {})).toEqual(Object.keys(ANSWERS[provider]));
  });
});
