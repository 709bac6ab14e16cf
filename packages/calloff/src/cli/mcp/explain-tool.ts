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
    "Says how references to a vendor's jobs look, whether a stop can be confirmed, and what each HTTP status means that the vendor may answer a cancel with: with the reason, the source, and how surely it is known. It calls nobody.",
  annotations: { readOnlyHint: true, openWorldHint: false },
  inputSchema: {
    type: "object",
    required: ["provider"],
    properties: {
      provider: {
        type: "string",
        description: `What references to the jobs begin with. One of: ${JOB_NAMES.join(", ")}.`,
      },
      status: {
        type: "integer",
        minimum: 100,
        maximum: 599,
        description: "One HTTP status, such as 409. Left out: all that are known.",
      },
    },
    additionalProperties: false,
  },
  outputSchema: {
    type: "object",
    required: ["provider", "answers", "document"],
    properties: {
      provider: { type: "string" },
      reference: { type: "string", description: "How a reference looks; what stands in <> is to be put in." },
      cancel: { type: "string", description: "The request. Absent where nothing cancels a job." },
      canConfirm: {
        type: "boolean",
        description: "Whether status and confirm can tell if a job has stopped.",
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
            source: { type: "string", description: "Where it is known from." },
            certainty: {
              type: "string",
              enum: ["document", "vendor", "secondary"],
              description:
                "document: the vendor's document says so. vendor: its code or prose does. secondary: it is not the vendor's. Absent: all that is known of this vendor is its document's.",
            },
          },
        },
      },
      document: {
        type: "object",
        description: "The vendor's document, as it was read on the day retrieved.",
        properties: {
          retrieved: { type: "string" },
          openapi: { type: "string" },
          page: { type: ["string", "null"] },
          sha256: { type: "string" },
          written: { type: "boolean", description: "true: it was written from what the vendor's pages say." },
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
