import type { IncomingMessage, ServerResponse } from "node:http";
import type { ReadLimits } from "@calloff/openapi/internal";

/** One request, and those who must not get another. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Of a server that nothing has a reason to ask. */
  readonly canary: string;
}

/** A server of documentation that may have been made to do harm. */
export interface NetworkCase {
  readonly name: string;
  readonly command: "vendor" | "provider";
  /** What is read. */
  readonly path: string;
  answer(exchange: Exchange): void;
  /** Pages of the site that are left out, by the beginning of their addresses. */
  except?(server: string): string;
  /** Where those of everybody would take long to reach. */
  readonly limits?: ReadLimits;
  /** The one line that refuses it; absent where it is taken. */
  readonly refused?: RegExp;
  /** What is printed where it is taken, each line break a space. */
  readonly told?: RegExp;
}

/** A case that both commands must stand, as far as they read a document or a page. */
export function byBoth({ path = "/openapi.json", ...one }: OfBoth): NetworkCase[] {
  return (["vendor", "provider"] as const).map((command) => ({
    ...one,
    path,
    command,
    name: `${one.name}, to npm run ${command}`,
  }));
}

type OfBoth = Omit<NetworkCase, "command" | "path"> & { readonly path?: string };

/** A case of a whole site, of which only one command takes the index. */
export function ofSite(one: Omit<NetworkCase, "command" | "path">): NetworkCase {
  return { ...one, path: "/llms.txt", command: "provider" };
}

/** A page of documentation as GitBook shows one. */
export function pageWith(document: string): string {
  return `# Page\n\n\`\`\`json\n${document}\n\`\`\`\n`;
}
