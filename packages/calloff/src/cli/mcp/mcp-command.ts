import { CliError, EXIT } from "../cli-error.ts";
import type { Io } from "../io.ts";
import { printable } from "../printable.ts";
import { cancelManyTool } from "./cancel-many-tool.ts";
import { cancelTool } from "./cancel-tool.ts";
import { explainTool } from "./explain-tool.ts";
import { allJobs } from "./jobs.ts";
import { statusTool } from "./status-tool.ts";
import type { Tool, ToolAnswer } from "./tool.ts";

/** What agents read before they see the tools. */
const INSTRUCTIONS =
  "Stops paid jobs at AI, GPU and document vendors. A job reference is provider:id, such as pulse:abc123; explain shows the format of a vendor's references. To stop many jobs, call cancel_many, read which requests it would send, and call it again with dryRun false. Only stopped: true means that a job no longer runs; canceling means that the vendor accepted the request. API keys are read from the server's environment: never ask for one. If a key is missing, the message names its variable.";

/** Characters of what the SDK says went wrong with a message. */
const MAX_ERROR_LENGTH = 200;

/** References that are named when the server ends while they are being canceled. */
const MAX_NAMED = 10;

type Sdk = typeof import("@modelcontextprotocol/server") &
  typeof import("@modelcontextprotocol/server/stdio");

/**
 * `calloff mcp`: serves the Model Context Protocol on standard input and output, until the client closes them or a signal
 * ends it.
 *
 * @returns the exit code
 * @throws CliError when the SDK is not installed; CalloffError when a base URL of the environment is wrong
 */
export async function mcpCommand(io: Io): Promise<number> {
  const sdk = await loadSdk();
  const jobs = allJobs();
  const tools = [cancelTool(jobs), statusTool(jobs), explainTool, cancelManyTool(jobs, io.env)];
  const beingCanceled = new Set<readonly string[]>();
  const transport = new sdk.StdioServerTransport(io.stdin, io.stdout);
  const createServer = serverOf(sdk, tools, io.version, beingCanceled);
  // The SDK prints a message that it does not understand as the JSON of all that is wrong with it.
  const onerror = ({ message }: Error): boolean =>
    io.stderr.write(`calloff mcp: ${printable(message.replace(/\s+/g, " ").slice(0, MAX_ERROR_LENGTH))}\n`);
  sdk.serveStdio(createServer, { transport, onerror });
  if (io.stdout.isTTY)
    io.stderr.write("This is an MCP server: configure an MCP client to start it. Press Ctrl+C to stop.\n");
  await new Promise<void>((resolve) => {
    const listenNoMore = io.onInterrupt(() => transport.close());
    const { onclose } = transport;
    // Called however the connection ends. The SDK's own part aborts the tools that are running.
    transport.onclose = () => {
      listenNoMore();
      tellCut([...beingCanceled].flat(), io);
      onclose?.();
      resolve();
    };
  });
  return EXIT.ok;
}

/** The SDK is an optional peer: whoever cancels jobs on the command line does not need it. */
async function loadSdk(): Promise<Sdk> {
  try {
    const server = await import("@modelcontextprotocol/server");
    return { ...server, ...(await import("@modelcontextprotocol/server/stdio")) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND" || !message.includes("'@modelcontextprotocol/server'")) throw error;
    // npx leaves out what it finds in a project, and installs the other apart from it.
    throw new CliError(
      "the MCP server needs another package; install both: npm install calloff @modelcontextprotocol/server",
    );
  }
}

/** Makes servers with the tools: the SDK may ask for another one when it has learned which revision its client speaks. */
function serverOf(
  { McpServer, fromJsonSchema }: Sdk,
  tools: readonly Tool[],
  version: string,
  beingCanceled: Set<readonly string[]>,
): Parameters<Sdk["serveStdio"]>[0] {
  const registered = tools.map((tool) => {
    const { title, description, annotations } = tool;
    const inputSchema = fromJsonSchema<never>(tool.inputSchema);
    const outputSchema = fromJsonSchema<never>(tool.outputSchema);
    return { tool, config: { title, description, annotations, inputSchema, outputSchema } };
  });
  return () => {
    const about = { name: "calloff", title: "Calloff", version };
    const capabilities = { tools: { listChanged: false } };
    const server = new McpServer(about, { capabilities, instructions: INSTRUCTIONS });
    for (const { tool, config } of registered) {
      server.registerTool(tool.name, config, async (input, { mcpReq: { signal } }) => {
        const references = tool.cancels?.(input) ?? [];
        beingCanceled.add(references);
        try {
          return toResult(await tool.run(input, signal));
        } finally {
          beingCanceled.delete(references);
        }
      });
    }
    return server;
  };
}

/** As text too, for clients that know nothing else. */
function toResult({ content, isError = false }: ToolAnswer) {
  const text = JSON.stringify(content);
  return { content: [{ type: "text" as const, text }], structuredContent: { ...content }, isError };
}

/** Nobody is there any more to be given a result. */
function tellCut(references: readonly string[], { stderr }: Io): void {
  if (references.length === 0) return;
  const named = references.slice(0, MAX_NAMED).map(printable).join(", ");
  const more = references.length > MAX_NAMED ? ` and ${references.length - MAX_NAMED} more` : "";
  stderr.write(
    `calloff: ended while canceling jobs, which may or may not have stopped. Cancel them again: ${named}${more}\n`,
  );
}
