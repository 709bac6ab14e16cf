import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Operation } from "./match-operations.ts";
import type { OperationComparison } from "./operation-comparison.ts";

/** The servers of an operation: its own, those of its path, or the document's. */
export function compareServers(
  comparison: OperationComparison,
  before: Operation | undefined,
  after: Operation | undefined,
): void {
  const { walk } = comparison;
  const old = serversFor(walk.before.document, before);
  const now = serversFor(walk.after.document, after);
  const [oldUrl, newUrl] = [defaultUrl(old.servers), defaultUrl(now.servers)];
  const { pointer } = now;
  if (oldUrl !== newUrl) {
    const message = `requests go to ${newUrl} unless told otherwise, no longer to ${oldUrl}`;
    comparison.add("server-changed", { pointer, before: oldUrl, after: newUrl, message });
  } else if (!isDeepStrictEqual(old.servers, now.servers)) {
    const message = "the list of servers changed, and the first of them has the same address";
    comparison.add("server-list-changed", {
      pointer,
      before: urls(old.servers),
      after: urls(now.servers),
      message,
    });
  }
}

function serversFor(
  document: JsonObject,
  operation: Operation | undefined,
): { servers: JsonValue[]; pointer: string } {
  const owners: [JsonObject, string][] = [[document, ""]];
  if (operation !== undefined) {
    owners.unshift([operation.value, operation.pointer], [operation.pathItem, operation.pathPointer]);
  }
  for (const [{ servers }, pointer] of owners) {
    if (Array.isArray(servers) && servers.length > 0) return { servers, pointer: `${pointer}/servers` };
  }
  return { servers: [{ url: "/" }], pointer: "/servers" };
}

function defaultUrl(servers: readonly JsonValue[]): string {
  const [first] = servers;
  if (!isJsonObject(first)) return "/";
  const variables = isJsonObject(first["variables"]) ? first["variables"] : {};
  return String(first["url"]).replaceAll(/\{([^}]*)\}/g, (text, name: string) => {
    const variable = variables[name];
    return isJsonObject(variable) ? String(variable["default"]) : text;
  });
}

function urls(servers: readonly JsonValue[]): string[] {
  return servers.map((server) => (isJsonObject(server) ? String(server["url"]) : "/"));
}
