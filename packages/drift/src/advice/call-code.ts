import { literal } from "@calloff/openapi/internal";
import { field, index, variableFor } from "./names-in-code.ts";

/** What is passed besides the path's parameters, each as code. */
interface Arguments {
  readonly query?: string;
  readonly header?: string;
  readonly cookie?: string;
  readonly body?: string;
  readonly headers?: string;
  /** Variables of path parameters that are not named as the parameters are. */
  readonly path?: Readonly<Record<string, string>>;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
}

/** From `DELETE /jobs/{id}`. */
export function operationOf(text: unknown): Operation | undefined {
  const [, method, path] = /^([A-Za-z]+) (\/\S*)$/.exec(String(text)) ?? [];
  return method === undefined || path === undefined ? undefined : { method: method.toUpperCase(), path };
}

/** `client.DELETE("/jobs/{id}", { params: { path: { id } } })` */
export function callCode(operation: string | null, given: Arguments = {}): string {
  const { method, path } = operationOf(operation) ?? { method: "GET", path: "/" };
  const names = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name);
  const places = {
    path: names.map((name) => field(name, given.path?.[name] ?? variableFor(name))).join(", "),
    query: given.query,
    header: given.header,
    cookie: given.cookie,
  };
  const params = Object.entries(places).flatMap(([place, values]) =>
    values ? [`${place}: { ${values} }`] : [],
  );
  const options = [
    ...(params.length > 0 ? [`params: { ${params.join(", ")} }`] : []),
    ...(given.body === undefined ? [] : [field("body", given.body)]),
    ...(given.headers === undefined ? [] : [`headers: { ${given.headers} }`]),
  ];
  const all = options.length === 0 ? "" : `, { ${options.join(", ")} }`;
  return `client.${method}(${literal(path)}${all})`;
}

/** `paths["/jobs/{id}"]["delete"]` */
export function operationType(operation: string | null): string {
  const { method, path } = operationOf(operation) ?? { method: "GET", path: "/" };
  return `paths${index(path)}${index(method.toLowerCase())}`;
}
