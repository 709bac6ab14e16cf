import { Client, type VersionNegotiationOptions } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { cliPath } from "./start-cli.ts";

/** What a tool answered. */
interface Called {
  readonly structured: unknown;
  readonly isError: boolean;
  /** What clients show that know no structured content. */
  readonly text: string;
}

/** An MCP client with `calloff mcp` behind it. */
export interface McpSession extends AsyncDisposable {
  readonly client: Client;
  call(tool: string, input: object, signal?: AbortSignal): Promise<Called>;
  /** What the server has printed on standard error so far. */
  readonly stderr: () => string;
}

/**
 * Starts the built command line by the SDK's own client.
 *
 * @param env its environment, beside the path
 */
export async function startMcp(
  env: Readonly<Record<string, string>>,
  versionNegotiation: VersionNegotiationOptions = {},
): Promise<McpSession> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cliPath, "mcp"],
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stderr: "pipe",
  });
  let stderr = "";
  transport.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation });
  await client.connect(transport);
  return {
    client,
    async call(name, input, signal) {
      const params = { name, arguments: { ...input } };
      const {
        structuredContent,
        isError = false,
        content,
      } = await client.callTool(params, signal && { signal });
      const [block] = content;
      const text = block?.type === "text" ? block.text : "";
      return { structured: structuredContent, isError, text };
    },
    stderr: () => stderr,
    [Symbol.asyncDispose]: () => client.close(),
  };
}
