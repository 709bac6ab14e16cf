/**
 * The path of the document's first server, without a slash at its end: `/image/v1`, or nothing. Variables stand at
 * their defaults. Servers of single paths and operations are not looked at: a client has one base URL.
 *
 * @throws Error when the server's URL cannot be read.
 */
export function basePath(document: object): string {
  const server = firstServer(document);
  if (server === undefined) return "";
  const url = server.url.replace(/\{([^{}]*)\}/g, (variable, name: string) =>
    String(server.variables?.[name]?.default ?? variable),
  );
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/+$/, "");
  } catch (cause) {
    throw new Error(`the document's first server is not a URL: ${url}`, { cause });
  }
}

interface Server {
  url: string;
  variables?: Record<string, { default?: unknown }>;
}

function firstServer(document: object): Server | undefined {
  const servers: unknown = "servers" in document ? document.servers : undefined;
  const first: unknown = Array.isArray(servers) ? servers[0] : undefined;
  return isServer(first) ? first : undefined;
}

function isServer(value: unknown): value is Server {
  return typeof value === "object" && value !== null && "url" in value && typeof value.url === "string";
}
