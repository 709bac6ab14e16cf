import type { Operation, Warn } from "@calloff/openapi/internal";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "@calloff/openapi/internal";

/** Longer than any, and short enough for expressions that take the square of it. */
const MAX_URL_LENGTH = 2_000;

/** Where a document's servers stand, and what is known beside it. */
interface Surroundings {
  /** The address that the document was read from, to which the URLs in it are relative. */
  readonly documentUrl: string | undefined;
  readonly warn: Warn;
}

/**
 * The base URL of an operation, or of the document: the first of the nearest list of servers, as OpenAPI ranks them,
 * that is https. Variables are given their defaults.
 *
 * @returns undefined where there is none, so that the user has to give it
 */
export function readBaseUrl(
  document: JsonObject,
  place: Operation | undefined,
  { documentUrl, warn }: Surroundings,
): string | undefined {
  const lists: [JsonPath, JsonValue | undefined][] = [
    [["paths", place?.path ?? "", place?.method ?? "", "servers"], place?.operation["servers"]],
    [["paths", place?.path ?? "", "servers"], place?.pathItem["servers"]],
    [["servers"], document["servers"]],
  ];
  const [path, servers] = lists.find(([, list]) => Array.isArray(list) && list.length > 0) ?? [
    ["servers"],
    [],
  ];
  const found = Array.isArray(servers) ? servers.map((server) => readServer(server, documentUrl)) : [];
  const usable = found.find(({ url }) => url !== undefined);
  if (usable?.url === undefined) {
    const [why = "the document lists no server"] = found.map(({ problem }) => problem);
    warn({ path, message: `${why}, so users of the package must pass baseUrl` });
    return undefined;
  }
  if (usable.assumed.length > 0) {
    warn({
      path,
      message: `of the server ${usable.template}, ${usable.assumed.join(" and ")} was taken by default`,
    });
  }
  return usable.url;
}

interface ReadServer {
  readonly template: string;
  readonly url: string | undefined;
  readonly problem: string;
  /** Variables and what they were taken for. */
  readonly assumed: readonly string[];
}

function readServer(server: JsonValue, documentUrl: string | undefined): ReadServer {
  const { url: template, variables } = isJsonObject(server) ? server : {};
  if (typeof template !== "string") {
    return { template: "", url: undefined, problem: "a server has no URL", assumed: [] };
  }
  const assumed: string[] = [];
  const filled = template.trim().replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = isJsonObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = isJsonObject(variable) ? variable["default"] : undefined;
    if (typeof value !== "string" && typeof value !== "number") return whole;
    assumed.push(`${name} = ${value}`);
    return String(value);
  });
  const absolute = resolve(filled, documentUrl);
  const problem = problemOf(absolute);
  const shown = JSON.stringify(template);
  if (absolute === undefined || problem !== undefined) {
    return {
      template,
      url: undefined,
      problem: `the server ${shown} ${problem ?? "is not an absolute URL"}`,
      assumed,
    };
  }
  return { template, url: absolute.replace(/\/+$/, ""), problem: "", assumed };
}

function resolve(url: string, documentUrl: string | undefined): string | undefined {
  // As written where it is absolute: a parser would add a slash, or encode what is there on purpose.
  if (/^https?:/i.test(url)) return url;
  return documentUrl !== undefined && URL.canParse(url, documentUrl)
    ? new URL(url, documentUrl).href
    : undefined;
}

function problemOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (url.length > MAX_URL_LENGTH) return `is longer than ${MAX_URL_LENGTH} characters`;
  if (/[{}]/.test(url)) return "has a variable without a default";
  if (/^http:/i.test(url)) return "is not https, so that keys could be read on the way";
  if (/[?#\s]/.test(url) || !URL.canParse(url)) return "is not a plain URL";
  const { username, password } = new URL(url);
  return username === "" && password === "" ? undefined : "holds a user name or password";
}
