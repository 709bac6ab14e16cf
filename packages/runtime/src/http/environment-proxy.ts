import { readIfAllowed } from "../environment.ts";

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
  const variable = names.find((name) => readIfAllowed(name));
  const options = [...execArgv, readIfAllowed("NODE_OPTIONS")].join(" ");
  const isObeyed =
    !isNode || readIfAllowed("NODE_USE_ENV_PROXY") === "1" || /--use[-_]env[-_]proxy/.test(options);
  // Which of the two counts where they differ depends on the runtime: then it must be an exception in both.
  const lists = ["no_proxy", "NO_PROXY"].flatMap((name) => readIfAllowed(name) ?? []);
  // Node and Bun also know hosts with a port, and `*` for all of them.
  const exceptions = [hostname, ...(isDeno ? [] : ["*", `${hostname}:${port || 80}`])];
  const isExcepted =
    lists.length > 0 &&
    lists.every((list) => list.split(/[\s,]+/).some((entry) => exceptions.includes(entry)));
  return isObeyed && !isExcepted ? variable : undefined;
}
