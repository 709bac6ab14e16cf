import type { JobId, JobOperation } from "@calloff/runtime";
import { checkJobId } from "@calloff/runtime/internal";

/** Where requests to an operation go. */
export interface Route {
  /** Fits the whole URL, without its query. */
  readonly url: RegExp;
  /** The names of the path parameters, in the order of the groups. */
  readonly parameters: readonly string[];
}

/** @param path the template: `/job/{jobId}` */
export function routeOf(baseUrl: string, path: string): Route {
  const parameters: string[] = [];
  const parts = path.split(/\{([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return escapeText(part);
    parameters.push(part);
    return "([^/]+)";
  });
  return { url: new RegExp(`^${escapeText(baseUrl)}${parts.join("")}$`), parameters };
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** Which job a request is about, in a spelling that is the same for all operations on it. */
export async function jobOfRequest(
  request: Request,
  { id }: JobOperation,
  { url, parameters }: Route,
): Promise<string> {
  const { origin, pathname, searchParams } = new URL(request.url);
  const values = url.exec(origin + pathname)?.slice(1) ?? [];
  const inPath = (name: string): string => decodeURIComponent(values[parameters.indexOf(name)] ?? "");
  if (!("parts" in id)) return inPath(id.name);
  const isInBody = id.parts.some((part) => part.in === "body");
  const body = isInBody ? await readJson(request) : {};
  const parts = id.parts.map(({ name, part = name, in: place }): [string, string] => {
    if (place === "query") return [part, searchParams.get(name) ?? ""];
    return [part, place === "body" ? String(body[name]) : inPath(name)];
  });
  return spell(parts);
}

/**
 * The same of an id that a test gives.
 *
 * @throws CalloffError `invalid-job-id`
 */
export function jobOfId(id: JobId, operation: JobOperation): string {
  const checked = checkJobId(id, operation.id);
  return typeof checked === "object"
    ? spell(Object.entries(checked).map(([part, value]) => [part, String(value)]))
    : String(checked);
}

function spell(parts: readonly (readonly [string, string])[]): string {
  return JSON.stringify([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readJson(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  return Object(body) as Readonly<Record<string, unknown>>;
}
