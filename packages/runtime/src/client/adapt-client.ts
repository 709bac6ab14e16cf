import type { Client } from "openapi-fetch";
import type { RequestInit } from "./request-transform.ts";
import type { OpenapiSender } from "./typed-client.ts";

type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
type Call = (path: string, init?: RequestInit) => unknown;

const METHODS: readonly Method[] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** The client, with what the document says of single operations said to openapi-fetch too. */
export function adaptClient<Paths extends object>(
  client: Client<Paths>,
  { descriptor, settings }: OpenapiSender,
): Client<Paths> {
  const { name, operations, adapt = [] } = descriptor;
  if (operations === undefined) return client;
  const isVendors = settings.baseUrl === descriptor.baseUrl?.replace(/\/+$/, "");
  const complete = (method: string, path: string, init: RequestInit = {}): RequestInit => {
    const key = `${method} ${path}`;
    const operation = Object.hasOwn(operations, key) ? operations[key] : undefined;
    if (operation === undefined) return init;
    const { server } = operation;
    const placed = server !== undefined && isVendors ? { baseUrl: server, ...init } : init;
    return adapt.reduce((completed, each) => each(completed, operation, name), placed);
  };
  // What their types say of paths and bodies has been checked by the compiler.
  const calls = client as unknown as Record<Method, Call> & {
    request(method: string, ...rest: Parameters<Call>): unknown;
  };
  const { request } = calls;
  for (const method of METHODS) {
    const call = calls[method];
    calls[method] = (path, init) => call(path, complete(method, path, init));
  }
  calls.request = (method, path, init) => request(method, path, complete(method.toUpperCase(), path, init));
  return client;
}
