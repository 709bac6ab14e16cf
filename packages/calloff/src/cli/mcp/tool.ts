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
  "provider:id, such as pulse:abc123. If a vendor has several kinds of job, the kind follows its name: openai.batch:batch_abc. If an id has several parts, percent-encode each part and join them with slashes: runpod:endpoint1/job1. The tool explain shows the format of a vendor's references.";

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
    "The time limit of this call, in seconds. Keep it below your MCP client's own timeout for tools.",
};

/** Schema of `confirm`. */
export const CONFIRM: JsonSchemaType = {
  type: "boolean",
  default: false,
  description:
    "Poll the job's status until the job has stopped, if the vendor has a status operation. Without confirm, the state canceling means only that the vendor accepted the request.",
};
