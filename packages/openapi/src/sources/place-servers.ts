import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject, type JsonValue, objectOf } from "../document/json.ts";
import type { Warning } from "../document/warning.ts";
import { listOperations, type Operation, operationName } from "../operations/operations.ts";
import { UserError } from "../user-error.ts";
import type { Fragment } from "./merge-documents.ts";

type Servers = readonly JsonValue[];

interface Placed {
  readonly fragments: readonly Fragment[];
  /** The operations that got servers of their own, or those of other pages. */
  readonly warnings: readonly Warning[];
}

/**
 * Where pages name different servers, those that most of them name stay at the top, and the others move to the
 * operations that they are said for. A page that names none takes those that all others agree on; where they do not,
 * it stays as it is.
 *
 * @throws UserError when two name different ones for the same operation
 */
export function placeServers(fragments: readonly Fragment[]): Placed {
  const lists = fragments.map(({ document }) => serversOf(document.value));
  const named = lists.filter((list) => list !== undefined);
  const [first, ...others] = named;
  if (first === undefined) return { fragments, warnings: [] };
  if (others.every((list) => isDeepStrictEqual(list, first))) return giveAll(fragments, first);
  if (named.length < lists.length || fragments.some(refersToPath)) return { fragments, warnings: [] };
  checkOperations(fragments);
  const top = mostFrequent(named);
  const warnings: Warning[] = [];
  const placed = fragments.map((fragment): Fragment => {
    const { name, document } = fragment;
    const own = serversOf(document.value);
    if (own === undefined || isDeepStrictEqual(own, top)) return fragment;
    const moved = listOperations(document.value).filter((place) => nearest(place) === undefined);
    const message = `is at ${addressesOf(own)}, as its page says; most pages say ${addressesOf(top)}`;
    for (const { path, method } of moved) warnings.push({ path: ["paths", path, method], message });
    return { name, document: { value: withServers(document.value, top, own) } };
  });
  return { fragments: placed, warnings };
}

/** The only servers that any page names, for the pages that name none. */
function giveAll(fragments: readonly Fragment[], servers: Servers): Placed {
  const message = `is taken to be at ${addressesOf(servers)}, as all pages say that name a server; its own names none`;
  const warnings: Warning[] = [];
  const placed = fragments.map((fragment): Fragment => {
    const { name, document } = fragment;
    if (serversOf(document.value) !== undefined) return fragment;
    const assumed = listOperations(document.value).filter((place) => nearest(place) === undefined);
    for (const { path, method } of assumed) warnings.push({ path: ["paths", path, method], message });
    return { name, document: { value: { ...document.value, servers: structuredClone([...servers]) } } };
  });
  return { fragments: placed, warnings };
}

/** Undefined where none are named. */
function serversOf(place: JsonObject): Servers | undefined {
  const { servers } = place;
  return Array.isArray(servers) && servers.length > 0 ? servers : undefined;
}

/** What stands elsewhere, for several paths perhaps, cannot be told which servers are its own. */
function refersToPath({ document }: Fragment): boolean {
  return Object.values(objectOf(document.value["paths"])).some((item) => "$ref" in objectOf(item));
}

/** The servers that an operation or its path names itself. */
function nearest({ operation, pathItem }: Operation): Servers | undefined {
  return serversOf(operation) ?? serversOf(pathItem);
}

function checkOperations(fragments: readonly Fragment[]): void {
  const known = new Map<string, { readonly from: string; readonly servers: Servers | undefined }>();
  for (const { name, document } of fragments) {
    for (const place of listOperations(document.value)) {
      const operation = operationName(place);
      const servers = nearest(place) ?? serversOf(document.value);
      const before = known.get(operation);
      if (before === undefined) known.set(operation, { from: name, servers });
      else if (!isDeepStrictEqual(before.servers, servers)) {
        throw new UserError(
          `names other servers for ${operation} than ${before.from}, so that they do not belong to one document. ` +
            "Read both again on one day; if they still differ, vendor one of them alone.",
          { file: name },
        );
      }
    }
  }
}

/** Of equals the first. */
function mostFrequent(lists: readonly Servers[]): Servers {
  const counts = new Map<string, { readonly list: Servers; times: number }>();
  for (const list of lists) {
    const text = JSON.stringify(list);
    const known = counts.get(text);
    if (known === undefined) counts.set(text, { list, times: 1 });
    else known.times += 1;
  }
  const [most] = [...counts.values()].sort((one, other) => other.times - one.times);
  return most?.list ?? [];
}

function withServers(document: JsonObject, top: Servers, own: Servers): JsonObject {
  const value = structuredClone(document);
  for (const place of listOperations(value)) {
    if (nearest(place) === undefined) place.operation["servers"] = structuredClone([...own]);
  }
  return { ...value, servers: [...top] };
}

function addressesOf(servers: Servers): string {
  return servers.map((server) => (isJsonObject(server) ? String(server["url"]) : "?")).join(" and ");
}
