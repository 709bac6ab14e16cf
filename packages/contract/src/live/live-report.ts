import { type JsonValue, parseJson, parsePointer, valueAt, visibleText } from "@calloff/openapi/internal";
import type { Exchange, Violation } from "./prism-proxy.ts";

/** What came of one check, without the key. */
export interface LiveReport {
  readonly provider: string;
  readonly job: string;
  readonly request: { readonly method: string; readonly url: string };
  /** `false` where no cancel was sent: the job's status is read first, and it had ended or could not be read. */
  readonly sent?: false;
  /** The vendor's status; absent when it did not answer. */
  readonly status?: number;
  /** What the client made of it. */
  readonly outcome?: {
    readonly state: string;
    readonly stopped: true | undefined;
    readonly message: string | undefined;
  };
  readonly error?: { readonly code: string; readonly message: string };
  readonly departures: readonly Departure[];
}

export function printReport(report: LiveReport): string {
  const { provider, request, status, outcome, error, departures } = report;
  const call = `${request.method} ${request.url}`;
  const lines =
    report.sent === false
      ? [`${provider}: did not send ${call}: the job has ended, or its status could not be read`]
      : [`${provider}: sent ${call}`, status === undefined ? "answer: none" : `answer: ${status}`];
  if (outcome !== undefined) {
    const said = outcome.message === undefined ? "" : `; the vendor says ${JSON.stringify(outcome.message)}`;
    lines.push(`outcome: ${outcome.state}, stopped: ${outcome.stopped ?? "not known"}${said}`);
  }
  if (error !== undefined) lines.push(`error: ${error.code}: ${error.message}`);
  if (departures.length > 0) {
    lines.push(`departures from the document: ${departures.length}`, ...departures.map(printDeparture));
  } else if (status !== undefined) lines.push("no departures");
  return `${lines.join("\n")}\n`;
}

function printDeparture({ where, expected, received, foundBy }: Departure): string {
  if (foundBy === "schema") return `  ${where}: the document says ${expected}; came ${received}`;
  return `  ${where}: Prism says ${expected}${received === "" ? "" : `; came ${received}`}`;
}

/** One way in which an exchange with a vendor is not as the vendor's document says. */
export interface Departure {
  /** `status`, `header content-type`, `body /status`, or for what we sent `request path jobId`. */
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /** A check of our own, or what Prism alone found. */
  readonly foundBy: "schema" | "prism";
}

/** What a check of our own found, values not yet fit for print. */
export interface Finding {
  readonly area: "status" | "header" | "body";
  /** The header's name, or a JSON Pointer into the body to what the rule is about. */
  readonly at: string;
  /** The JSON Schema keyword that failed; undefined where no schema was asked. */
  readonly rule?: string;
  readonly expected: string;
  /** As words; or as data, to be printed as JSON. */
  readonly received: { readonly words: string } | { readonly value: JsonValue | undefined };
}

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
      // Prism gives keys escaped already.
      const at = keys.map((key) => `/${key}`).join("");
      const value =
        side === "response" && area === "body" ? body && valueAt(body, parsePointer(at)) : undefined;
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
  const place = keys.map((key) => `/${key}`).join("");
  // Of a property that is missing or too many, Prism names the object and we the property.
  return at === place || (PROPERTY_RULES.has(code) && at.startsWith(`${place}/`));
}

const PROPERTY_RULES = new Set(["required", "additionalProperties", "unevaluatedProperties"]);

const MAX_SHOWN = 200;

function cut(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Takes a key out of a text. */
export type HideKey = (text: string) => string;

/** Below this, a key could not be told from other words of the text. */
export const MIN_KEY_LENGTH = 8;

/** Hides the key however JSON, URLs and HTML spell its characters, in letters of either case. */
export function createHideKey(key: string): HideKey {
  const pattern = new RegExp([...key].map(spellings).join(""), "giu");
  return (text) => text.replace(pattern, "[key]");
}

function spellings(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(2, "0");
  const itself = /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
  return [
    // The longer spelling first: the character itself begins some of the others. JSON within JSON has more backslashes.
    `(?:${NAMED[character] ?? itself}`,
    `\\\\{1,3}u${hex.padStart(4, "0")}`,
    `%${hex}`,
    `&#x0{0,4}${hex};`,
    `&#0{0,4}${code};`,
    `\\\\{0,3}${itself})`,
  ].join("|");
}

const NAMED: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&apos;",
  "<": "&lt;",
  ">": "&gt;",
};
