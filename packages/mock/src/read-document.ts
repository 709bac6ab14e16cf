import { readFile } from "node:fs/promises";

/**
 * Takes an OpenAPI 3.0 or 3.1 document, as an object or from a JSON file, and gives a copy that Prism may change.
 *
 * @throws Error, in one line, when the file cannot be read or is not JSON, when it is not an OpenAPI 3 document, and
 * when a `$ref` leaves the document: Prism would fetch it.
 */
export async function readDocument(source: object | URL | string): Promise<object> {
  if (typeof source === "string" || source instanceof URL) {
    const name = typeof source === "string" ? source : source.href;
    return checkDocument(parseJson(await readText(source, name), name), name);
  }
  return checkDocument(copy(source), "document");
}

async function readText(source: URL | string, name: string): Promise<string> {
  try {
    return await readFile(source, "utf8");
  } catch (cause) {
    throw new Error(`${name}: cannot be read (${cause instanceof Error ? cause.message : cause})`, { cause });
  }
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${name}: not JSON; parse a YAML document first and pass the object`, { cause });
  }
}

function copy(document: object): unknown {
  try {
    return structuredClone(document);
  } catch (cause) {
    throw new Error("document: must be plain data, without functions or symbols", { cause });
  }
}

function checkDocument(document: unknown, name: string): object {
  if (!isRecord(document) || !/^3\.[01]\./.test(String(document["openapi"]))) {
    throw new Error(`${name}: not an OpenAPI 3.0 or 3.1 document`);
  }
  if (!isRecord(document["paths"]))
    throw new Error(`${name}: an OpenAPI document without paths has no requests to answer`);
  const outside = referenceOutside(document);
  if (outside !== undefined) {
    throw new Error(
      `${name}: $ref ${JSON.stringify(outside)} leaves the document; bundle it into the document first`,
    );
  }
  return document;
}

/** The first `$ref` that is not within the document itself. Objects are met once, so a cycle ends. */
function referenceOutside(document: object): string | undefined {
  const met = new Set<object>([document]);
  for (const node of met) {
    for (const [key, value] of Object.entries(node)) {
      if (key === "$ref" && typeof value === "string" && !value.startsWith("#")) return value;
      if (typeof value === "object" && value !== null) met.add(value);
    }
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
