import { toPointer, valueAt, visibleText } from "@calloff/openapi/internal";
import type { Departure, Finding } from "./departure.ts";
import type { HideKey } from "./hide-key.ts";
import { parseJson } from "./media-type.ts";
import type { Exchange, Violation } from "./prism-proxy.ts";

/** Our own findings, and of Prism's those that say something else, fit for print. */
export function listDepartures(
  findings: readonly Finding[],
  { received, violations }: Exchange,
  hideKey: HideKey,
): Departure[] {
  const show = (text: string): string => cut(visibleText(hideKey(text)));
  const body = parseJson(received?.text ?? "");
  const own = findings.map(
    ({ area, at, expected, received: came }): Departure => ({
      where: at === "" ? area : `${area} ${show(at)}`,
      expected: hideKey(expected),
      received: show("words" in came ? came.words : JSON.stringify(came.value)),
      foundBy: "schema",
    }),
  );
  const others = violations
    .filter((violation) => !findings.some((finding) => covers(finding, violation)))
    .map(({ side, path: [area = "", ...keys], message }): Departure => {
      const at = toPointer(keys);
      const value = side === "response" && area === "body" ? body && valueAt(body, keys) : undefined;
      const place = `${side === "request" ? "request " : ""}${area} ${area === "body" ? at : keys.join(" ")}`;
      return {
        where: show(place.trim() || "answer"),
        expected: show(message),
        received: value === undefined ? "" : show(JSON.stringify(value)),
        foundBy: "prism",
      };
    });
  return [...own, ...others];
}

/** Whether Prism's violation is what we have found ourselves. */
function covers({ area, at, rule }: Finding, { side, path, code }: Violation): boolean {
  if (side === "request") return false;
  const [prismArea, ...keys] = path;
  // Of a status, of a content type, and of a body that is none, Prism goes on to say what follows from it.
  if (prismArea === undefined)
    return area === "status" || at === "content-type" || (area === "body" && !rule);
  if (prismArea === "body" && rule === undefined) return area === "body" || at === "content-type";
  if (prismArea !== area || code !== rule) return false;
  if (area === "header") return at === keys.join("/").toLowerCase() || rule === "required";
  const place = toPointer(keys);
  // Of a property that is missing or too many, Prism names the object and we the property.
  return at === place || (PROPERTY_RULES.has(code) && at.startsWith(`${place}/`));
}

const PROPERTY_RULES = new Set(["required", "additionalProperties", "unevaluatedProperties"]);

const MAX_SHOWN = 200;

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
