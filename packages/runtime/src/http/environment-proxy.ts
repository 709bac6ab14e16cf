/** What is used of a process, where there is one. */
interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly execArgv?: readonly string[];
  readonly versions?: Readonly<Record<string, string | undefined>>;
}

/**
 * The environment's variable by which the runtime's own `fetch` sends plain http for this host through a proxy;
 * undefined where it does not. Bun and Deno always obey it, Node only when it is told to (`NODE_USE_ENV_PROXY=1` or
 * `--use-env-proxy`, since Node 24). None of them makes an exception for this machine.
 */
export function proxyVariableFor({ hostname, port }: URL): string | undefined {
  const { process } = globalThis as { process?: Process };
  try {
    const { env = {}, execArgv = [], versions = {} } = process ?? {};
    const variable = ["http_proxy", "HTTP_PROXY"].find((name) => env[name]);
    const isNode = versions["bun"] === undefined && versions["deno"] === undefined;
    const options = [...execArgv, ...(env["NODE_OPTIONS"] ?? "").split(/\s+/)];
    const isObeyed = !isNode || env["NODE_USE_ENV_PROXY"] === "1" || options.includes("--use-env-proxy");
    const except = env["no_proxy"] || env["NO_PROXY"] || "";
    return isObeyed && !isException(except, hostname, port || "80") ? variable : undefined;
  } catch {
    // Deno lets a program read only those variables that it was allowed to, and then it obeys none of them.
    return undefined;
  }
}

/** `NO_PROXY` is a list of hosts, each perhaps with a port, or begun with a dot or `*.` for all hosts below it; `*` is all. */
function isException(list: string, hostname: string, port: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "*") return true;
      const bare = entry.replace(/^\[(.*)\]/, "$1");
      return bare === host || entry === `${hostname}:${port}`;
    });
}
