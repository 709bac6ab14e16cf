import type { JobOperation } from "@calloff/runtime";
import { describeMeaning, explainAnswers } from "../explain-answers.ts";
import { JOB_NAMES } from "../unknown-provider.ts";
import type { Tool } from "./tool.ts";

interface ExplainInput {
  readonly provider: string;
  readonly status?: number;
}

/** The tool `explain`: what a vendor's answers mean, and where that is known from. */
export const explainTool: Tool<ExplainInput> = {
  name: "explain",
  title: "Explain a vendor's answers",
  description:
    "Explains a vendor: the format of its job references, whether a stop can be confirmed, and what each HTTP status in answer to a cancel request means, with the reason, the source and its certainty. It sends no request.",
  annotations: { readOnlyHint: true, openWorldHint: false },
  inputSchema: {
    type: "object",
    required: ["provider"],
    properties: {
      provider: {
        type: "string",
        description: `The part of a reference before the colon. One of: ${JOB_NAMES.join(", ")}.`,
      },
      status: {
        type: "integer",
        minimum: 100,
        maximum: 599,
        description: "One HTTP status, such as 409. Leave it out to get all known ones.",
      },
    },
    additionalProperties: false,
  },
  outputSchema: {
    type: "object",
    required: ["provider", "answers", "document"],
    properties: {
      provider: { type: "string" },
      reference: { type: "string", description: "The format of a reference; replace the parts in <>." },
      cancel: {
        type: "string",
        description: "The request that cancels a job. Absent if the vendor has none.",
      },
      canConfirm: {
        type: "boolean",
        description: "Whether status and confirm can check if a job has stopped.",
      },
      answers: {
        type: "array",
        items: {
          type: "object",
          required: ["status", "meaning", "why", "source"],
          properties: {
            status: { type: "string", description: "An HTTP status, a range such as 4XX, or default." },
            meaning: { type: "string" },
            why: { type: "string" },
            source: { type: "string", description: "Where this fact comes from." },
            certainty: {
              type: "string",
              enum: ["document", "vendor", "secondary"],
              description:
                "document: the vendor's OpenAPI document says so. vendor: its source code or other documentation says so. secondary: a third party says so. Absent: every fact about this vendor comes from its document.",
            },
          },
        },
      },
      document: {
        type: "object",
        description: "The vendor's OpenAPI document, as retrieved on the given day.",
        properties: {
          retrieved: { type: "string" },
          openapi: { type: "string" },
          page: { type: ["string", "null"] },
          sha256: { type: "string" },
          written: {
            type: "boolean",
            description: "true: written from the vendor's pages, not published by the vendor.",
          },
        },
      },
    },
  },
  async run({ provider, status }) {
    const { job, answers, document } = explainAnswers(provider, status?.toString());
    const known = job && {
      reference: `${job.name}:${idForm(job.cancel)}`,
      cancel: `${job.cancel.method} ${job.cancel.path}`,
      canConfirm: job.status !== undefined,
    };
    const explained = answers.map(([code, { meaning, why, source, certainty }]) => {
      const words = describeMeaning(meaning).join("\n");
      return { status: code, meaning: words, why, source, ...(certainty !== undefined && { certainty }) };
    });
    return { content: { provider, ...known, answers: explained, document } };
  },
};

/** What stands for an id in a reference, with the names that its vendor gives its parts. */
function idForm({ id }: JobOperation): string {
  const parts = "parts" in id ? id.parts.map(({ name, part = name }) => part) : [id.name];
  return parts.map((part) => `<${part}>`).join("/");
}
