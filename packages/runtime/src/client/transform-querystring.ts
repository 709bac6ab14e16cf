import { invalidOption } from "../invalid-options.ts";
import type { RequestTransform } from "./request-transform.ts";
import type { WriteBody } from "./transform-body.ts";

/** Writes the parameter that is the whole query string: a form, JSON or text, as OpenAPI 3.2 writes its media type. */
export function transformQuerystring(writeForm: WriteBody): RequestTransform {
  return (init, { querystring }, provider) => {
    const value = init.params?.querystring;
    if (querystring === undefined || value === undefined) return init;
    const { type, parts = {} } = querystring;
    const write = (): string => {
      if (type.startsWith("application/x-www-form-urlencoded"))
        return String(writeForm(value, type, parts)[0]);
      if (/[/+]json\s*(?:;|$)/.test(type)) return encodeURIComponent(JSON.stringify(value));
      if (typeof value === "string") return encodeURIComponent(value);
      return invalidOption(provider, "params.querystring", `must be a string: Calloff cannot write ${type}`);
    };
    return { ...init, querySerializer: write };
  };
}
