import { invalidOption } from "../invalid-options.ts";
import { fillPath } from "./fill-path.ts";
import { withHeaders } from "./request-headers.ts";
import type { ParameterStyle, RequestTransform } from "./request-transform.ts";
import { writePairs, writeText } from "./write-parameter.ts";

type Styles = Readonly<Record<string, ParameterStyle>>;

const FORM: ParameterStyle = { style: "form", explode: true };

/** Writes parameters in their document's styles. */
export const transformParameters: RequestTransform = (init, { path, query, header, cookie }, provider) => {
  const given = init.params;
  const headers = {
    ...(header && writeHeaders(header, given?.header)),
    ...(cookie && writeCookies(cookie, given?.cookie)),
  };
  return {
    ...(query && { querySerializer: (values: Record<string, unknown>) => writeQuery(query, values) }),
    ...(path && {
      pathSerializer: (url: string, values: Record<string, unknown>) =>
        writePath(path, url, values, provider),
    }),
    ...withHeaders(init, headers),
  };
};

function writeQuery(styles: Styles, values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => writePairs(name, value, styles[name] ?? FORM))
    .map((pair) => pair.join("="))
    .join("&");
}

function writePath(
  styles: Styles,
  url: string,
  values: Readonly<Record<string, unknown>>,
  provider: string,
): string {
  const styled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
    if (style === undefined) return whole;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const text =
      value === undefined || value === null ? "" : writeText(name, value, style, encodeURIComponent);
    // Nothing, "." and ".." would be another path.
    if (/^\.{0,2}$/.test(text))
      return invalidOption(provider, `params.path.${name}`, "must not be empty or dots");
    return text;
  });
  return fillPath(styled, values, undefined, provider);
}

function writeHeaders(
  styles: Styles,
  values: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const given = Object.entries(styles).filter(([name]) => values[name] !== undefined);
  return Object.fromEntries(
    given.map(([name, style]) => [name, writeText(name, values[name], style, String)]),
  );
}

function writeCookies(
  styles: Styles,
  values: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  const pairs = Object.entries(styles).flatMap(([name, style]) => writePairs(name, values[name], style));
  return pairs.length === 0 ? {} : { cookie: pairs.map((pair) => pair.join("=")).join("; ") };
}
