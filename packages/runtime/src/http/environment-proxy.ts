import { readEnvironment } from "../auth/resolve-key.ts";

/** What is used of a process, where there is one. */
interface Process {
  readonly execArgv?: readonly string[];
  readonly versions?: Readonly<Record<string, string | undefined>>;
}

/**
 * The environment's variable by which the runtime's own `fetch` sends plain http for this host through a proxy;
 * undefined where it does not. Bun and Deno always obey it, Node only when it is told to (`NODE_USE_ENV_PROXY=1` or
 * `--use-env-proxy`). None of them makes an exception for this machine. In Deno a program without the permission to
 * read these variables cannot tell, and its `fetch` obeys them all the same.
 */
export function proxyVariableFor({ hostname, port }: URL): string | undefined {
  const { process } = globalThis as { process?: Process };
  const { execArgv = [], versions = {} } = process ?? {};
  const isDeno = versions["deno"] !== undefined;
  const isNode = !isDeno && versions["bun"] === undefined;
  const names = ["http_proxy", "HTTP_PROXY", ...(isNode ? [] : ["all_proxy", "ALL_PROXY"])];
  const variable = names.find((name) => readVariable(name));
  const options = [...execArgv, ...(readVariable("NODE_OPTIONS") ?? "").split(/[\s"]+/)];
  const isObeyed =
    !isNode ||
    readVariable("NODE_USE_ENV_PROXY") === "1" ||
    options.some((option) => option.replaceAll("_", "-") === "--use-env-proxy");
  // Which of the two counts where they differ depends on the runtime: then it must be an exception in both.
  const lists = ["no_proxy", "NO_PROXY"].flatMap((name) => readVariable(name) ?? []);
  const isExcepted =
    lists.length > 0 &&
    lists.every((list) => isException(list, { host: hostname, port: port || "80", isDeno }));
  return isObeyed && !isExcepted ? variable : undefined;
}

function readVariable(name: string): string | undefined {
  try {
    return readEnvironment(name);
  } catch {
    // Deno throws for a variable that the program may not read.
    return undefined;
  }
}

interface Place {
  readonly host: string;
  readonly port: string;
  readonly isDeno: boolean;
}

/** `NO_PROXY` is a list of hosts; Node and Bun also know hosts with a port, and `*` for all of them. */
function isException(list: string, { host, port, isDeno }: Place): boolean {
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === host) return true;
    return !isDeno && (entry === "*" || entry.toLowerCase() === host || entry === `${host}:${port}`);
  });
}
