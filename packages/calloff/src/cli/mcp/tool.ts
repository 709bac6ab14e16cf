import type { JsonSchemaType, ToolAnnotations } from "@modelcontextprotocol/server";

/** A tool as an agent sees it, and what it does. It knows nothing of the protocol. */
export interface Tool<Input = never> {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For agents: what it does, and when to use which option. */
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly inputSchema: JsonSchemaType;
  /** Of `content` in what `run` gives. */
  readonly outputSchema: JsonSchemaType;
  /** The jobs that a call is about to cancel; none when the tool only reads. */
  cancels?(input: Input): readonly string[];
  /**
   * @param signal aborts when the client takes the call back, or the server ends
   * @throws CliError or CalloffError, whose message tells the agent what to put right
   */
  run(input: Input, signal: AbortSignal): Promise<ToolAnswer>;
}

/** What a tool answers. */
export interface ToolAnswer {
  readonly content: object;
  /** Whether the call failed, as opposed to having told bad news. */
  readonly isError?: boolean;
}

/** How a reference looks, for agents. */
const REFERENCE_FORM =
  "provider:id, such as pulse:abc123. Where a vendor has several kinds of job, the kind stands behind its name: openai.batch:batch_abc. Where an id has several parts, slashes stand between them, and each part is percent-encoded: runpod:endpoint1/job1. The tool explain shows the form of a vendor's references.";

/** Schema of a reference. */
export const REFERENCE: JsonSchemaType = { type: "string", description: REFERENCE_FORM };

/** Seconds that a call may take unless it says otherwise: clients commonly give up after 60. */
export const DEFAULT_TIMEOUT_SECONDS = 50;

/** Schema of the time limit of a call. */
export const TIMEOUT_SECONDS: JsonSchemaType = {
  type: "integer",
  minimum: 1,
  maximum: 600,
  default: DEFAULT_TIMEOUT_SECONDS,
  description:
    "The longest that this call may take, in seconds. Keep it below the time after which your client gives up on a tool.",
};

/** Schema of `confirm`. */
export const CONFIRM: JsonSchemaType = {
  type: "boolean",
  default: false,
  description:
    "Read the job's status until it has stopped, where the vendor has one. Without it, the state canceling says only that the vendor has accepted the cancel.",
};
