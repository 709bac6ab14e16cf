import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";

/** Where the document says that the vendor is. */
export interface DocumentServer {
  readonly origin: string;
  /** Without a slash at its end; empty for none. */
  readonly basePath: string;
}

/** The first server that can be called as it is: https, its variables at their defaults. */
export function documentServer(servers: JsonValue | undefined): DocumentServer | undefined {
  for (const server of Array.isArray(servers) ? servers : []) {
    const { url, variables } = isJsonObject(server) ? server : {};
    const filled = String(url)
      .trim()
      .replace(/\{([^{}]*)\}/g, (text, name: string) => {
        const variable = isJsonObject(variables) ? variables[name] : undefined;
        const value = isJsonObject(variable) ? variable["default"] : undefined;
        return value === undefined ? text : String(value);
      });
    if (!/^https:[^{}?#\s]*$/i.test(filled) || !URL.canParse(filled)) continue;
    const { origin, pathname, username } = new URL(filled);
    if (username === "") return { origin, basePath: pathname.replace(/\/+$/, "") };
  }
  return undefined;
}
