import { isJsonObject, type JsonObject } from "../../document/json.ts";
import { Failure } from "../../failure.ts";
import type { Questions } from "./questions.ts";

/** What a document says of where the vendor is, and what it leaves open. */
interface ServerFinding {
  /** Why codegen cannot take it as it is; undefined where it can. */
  readonly problem?: string;
  /** What follows from the document all the same: defaults filled in, or its own address. */
  readonly suggestion?: string;
}

/**
 * Where the vendor is; undefined where the document says it well enough, or nobody knows.
 *
 * @param address of the document, which relative servers are relative to
 * @throws Failure when the one that was given cannot be
 */
export async function resolveServer(
  document: JsonObject,
  address: string | undefined,
  given: string | undefined,
  questions: Questions | undefined,
): Promise<string | undefined> {
  if (given !== undefined) {
    const wrong = problemWith(given);
    if (wrong !== undefined) throw new Failure(`--server ${given}: ${wrong}.`);
    return given;
  }
  const { problem, suggestion } = findServer(document, address);
  if (problem === undefined) return undefined;
  if (questions === undefined) return suggestion;
  const answer = await questions.text(
    `The document ${problem}. Where is the vendor? Left empty, users say so with baseUrl`,
    suggestion ?? "",
    (text) => (text === "" ? undefined : problemWith(text)),
  );
  return answer === "" ? undefined : answer;
}

/** What the document's first server lacks. */
export function findServer({ servers }: JsonObject, address: string | undefined): ServerFinding {
  const [server] = Array.isArray(servers) ? servers : [];
  const url = isJsonObject(server) ? server["url"] : undefined;
  if (typeof url !== "string") return { problem: "lists no server" };
  const filled = fillVariables(url, isJsonObject(server) ? server["variables"] : undefined);
  const whole = filled !== undefined && URL.canParse(filled, address) ? new URL(filled, address).href : undefined;
  const suggestion = whole !== undefined && problemWith(whole) === undefined ? whole : undefined;
  const found = { ...(suggestion && { suggestion: suggestion.replace(/\/$/, "") }) };
  if (url.includes("{")) return { problem: `has a server with variables, ${JSON.stringify(url)}`, ...found };
  if (!URL.canParse(url)) return { problem: `has a server without a host, ${JSON.stringify(url)}`, ...found };
  return problemWith(url) === undefined ? {} : { problem: `has the server ${JSON.stringify(url)}` };
}

/** With the defaults of its variables; undefined where one has none. */
function fillVariables(url: string, variables: unknown): string | undefined {
  const filled = url.replace(/\{([^{}]*)\}/g, (text, name: string) => {
    const variable = isJsonObject(variables) ? variables[name] : undefined;
    const value = isJsonObject(variable) ? variable["default"] : undefined;
    return value === undefined ? text : String(value);
  });
  return filled.includes("{") ? undefined : filled;
}

function problemWith(url: string): string | undefined {
  return /^https:\/\/[^{}?#\s]+$/.test(url) && URL.canParse(url)
    ? undefined
    : "expected an absolute https: URL without variables";
}
