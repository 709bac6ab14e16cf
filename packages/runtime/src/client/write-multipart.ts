import type { WriteBody } from "./transform-body.ts";

/**
 * `multipart/form-data` (RFC 7578) of an object: text for plain values, a file for a Blob or bytes, JSON for objects,
 * and a part for each item of a list. Text and bytes are a whole that the caller has written. It is written here because
 * `FormData` gives every part with a type a file's name.
 */
export const writeMultipart: WriteBody = (body, type, parts) => {
  if (typeof body !== "object" || Array.isArray(body) || isBytes(body)) return [body, type];
  const boundary = `calloff-${crypto.randomUUID()}`;
  const entries: Iterable<[string, unknown]> =
    body instanceof FormData ? body.entries() : Object.entries(Object(body));
  const content: BlobPart[] = [];
  for (const [name, value] of entries) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      const [head, data] = writePart(name, item, parts[name]?.type);
      content.push(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`, data, "\r\n");
    }
  }
  content.push(`--${boundary}--\r\n`);
  return [new Blob(content), `${type}; boundary=${boundary}`];
};

function writePart(
  name: string,
  value: unknown,
  documented: string | undefined,
): readonly [string, BlobPart] {
  const own = `name="${quote(name)}"`;
  // A list of types, or a range, leaves the choice to the file.
  const type = documented !== undefined && !/[,*\s]/.test(documented) ? documented : undefined;
  const typed = (fallback: string): string => `\r\nContent-Type: ${type ?? fallback}`;
  if (value instanceof Blob) {
    const file = value instanceof File ? value.name : name;
    return [`${own}; filename="${quote(file)}"${typed(value.type || "application/octet-stream")}`, value];
  }
  if (isBytes(value)) {
    return [`${own}; filename="${quote(name)}"${typed("application/octet-stream")}`, value as BlobPart];
  }
  if (typeof value === "object") return [own + typed("application/json"), JSON.stringify(value)];
  return [type === undefined ? own : own + typed(""), String(value)];
}

function isBytes(value: unknown): boolean {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** As the HTML standard has it, so that a name cannot end its quotes or its line. */
function quote(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");
}
