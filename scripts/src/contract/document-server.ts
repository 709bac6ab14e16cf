import { isJsonObject, type JsonObject } from "../document/json.ts";

/** Where the document says that the vendor is. */
export interface DocumentServer {
  readonly origin: string;
  /** Without a slash at its end; empty for none. */
  readonly basePath: string;
}

/** The document's first server, its variables at their defaults. */
export function documentServer({ servers }: JsonObject): DocumentServer {
  const server = Array.isArray(servers) ? servers[0] : undefined;
  const { url, variables } = isJsonObject(server) ? server : {};
  const filled = String(url).replace(/\{([^{}]*)\}/g, (text, name: string) => {
    const variable = isJsonObject(variables) ? variables[name] : undefined;
    return isJsonObject(variable) ? String(variable["default"]) : text;
  });
  const { origin, pathname } = new URL(filled);
  return { origin, basePath: pathname.replace(/\/+$/, "") };
}
