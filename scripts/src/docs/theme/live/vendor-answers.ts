import type { components as OpenAIComponents } from "@calloff/openai";
import type { paths as PixelcutPaths } from "@calloff/pixelcut";
import type { components as ReplicateComponents } from "@calloff/replicate";

/** One answer of a vendor, as the page's own `fetch` gives it. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What the vendor answers to a cancel, as the reader of the page chooses. */
export type Scenario = "accepted" | "finished" | "unknown" | "busy" | "down";

export type LiveVendorName = "openai" | "replicate" | "pixelcut";

interface LiveVendor {
  readonly title: string;
  /** The job, as `jobs.cancel` takes it. */
  readonly reference: "openai.batch:batch_abc123" | "replicate.prediction:gm3qorzdhgbf" | "pixelcut:5a1e7c3d";
  /** The answers in order, one for each request. */
  readonly answers: Readonly<Record<Scenario, readonly VendorAnswer[]>>;
}

// The types are the packages' own, so a body that the vendor's document does not allow does not compile. A status
// whose body the document does not describe has none here.
type Batch = OpenAIComponents["schemas"]["Batch"];
type OpenAIError = OpenAIComponents["schemas"]["ErrorResponse"];
type Prediction = ReplicateComponents["schemas"]["schemas_prediction_response"];
type PixelcutAnswers = PixelcutPaths["/v1/try-on/job/{jobId}/cancel"]["post"]["responses"];
type PixelcutBody<Status extends 200 | 404 | 409 | 429> =
  PixelcutAnswers[Status]["content"]["application/json"];

const WAIT_A_SECOND = { "retry-after": "1" };

function batch(status: "cancelling" | "completed"): VendorAnswer {
  return {
    status: 200,
    body: { id: "batch_abc123", object: "batch", status, created_at: 1_764_500_000 } satisfies Batch,
  };
}

function openaiError(status: number, message: string): VendorAnswer {
  const type = "invalid_request_error";
  return { status, body: { error: { code: null, message, param: null, type } } satisfies OpenAIError };
}

function prediction(status: "canceled" | "succeeded"): VendorAnswer {
  const address = "https://api.replicate.com/v1/predictions/gm3qorzdhgbf";
  const body: Prediction = {
    id: "gm3qorzdhgbf",
    status,
    created_at: "2026-11-30T09:00:00Z",
    data_removed: false,
    error: null,
    urls: { get: address, cancel: `${address}/cancel`, web: "https://replicate.com/p/gm3qorzdhgbf" },
  };
  return { status: 200, body };
}

const CANCELLED: VendorAnswer = {
  status: 200,
  body: { message: "Job cancelled" } satisfies PixelcutBody<200>,
};

function failing(answer: VendorAnswer): readonly VendorAnswer[] {
  return [answer, answer, answer];
}

export const LIVE_VENDORS: Readonly<Record<LiveVendorName, LiveVendor>> = {
  openai: {
    title: "OpenAI batch",
    reference: "openai.batch:batch_abc123",
    answers: {
      accepted: [batch("cancelling")],
      finished: [batch("completed")],
      unknown: [openaiError(404, "No batch found with id 'batch_abc123'.")],
      busy: [{ ...openaiError(429, "Rate limit reached."), headers: WAIT_A_SECOND }, batch("cancelling")],
      down: failing(openaiError(500, "The server had an error.")),
    },
  },
  replicate: {
    title: "Replicate prediction",
    reference: "replicate.prediction:gm3qorzdhgbf",
    answers: {
      accepted: [prediction("canceled")],
      finished: [prediction("succeeded")],
      unknown: [{ status: 404 }],
      busy: [{ status: 429, headers: WAIT_A_SECOND }, prediction("canceled")],
      down: failing({ status: 500 }),
    },
  },
  pixelcut: {
    title: "Pixelcut try-on",
    reference: "pixelcut:5a1e7c3d",
    answers: {
      accepted: [CANCELLED],
      finished: [
        {
          status: 409,
          body: {
            error: "Job has already finished and cannot be canceled",
            error_code: "job_finished",
          } satisfies PixelcutBody<409>,
        },
      ],
      unknown: [
        {
          status: 404,
          body: { error: "Job not found", error_code: "not_found" } satisfies PixelcutBody<404>,
        },
      ],
      busy: [
        {
          status: 429,
          headers: WAIT_A_SECOND,
          body: { error: "Too many requests", error_code: "rate_limit_exceeded" } satisfies PixelcutBody<429>,
        },
        CANCELLED,
      ],
      down: failing({ status: 500 }),
    },
  },
};
