import { isDeepStrictEqual } from "node:util";
import {
  canonicalText,
  escapeKey,
  isFormType,
  isJsonObject,
  isMultipartType,
  type JsonObject,
  type JsonValue,
} from "@calloff/openapi/internal";
import type { Media } from "./compare-bodies.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { SchemaRef } from "./shape.ts";

/** How the parts of a form are written: the types are as before, and the server reads something else. */
export function compareEncodings(
  comparison: OperationComparison,
  before: Media,
  after: Media,
  mediaType: string,
): void {
  // OpenAPI ignores it beside any other media type.
  const isMultipart = isMultipartType(mediaType);
  if (!isMultipart && !isFormType(mediaType)) return;
  const { walk } = comparison;
  const sides = [
    { index: walk.before, media: before, encoding: objectOrEmpty(before.value["encoding"]) },
    { index: walk.after, media: after, encoding: objectOrEmpty(after.value["encoding"]) },
  ] as const;
  const [{ encoding: old }, { encoding: now }] = sides;
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = sides.map(({ index, media, encoding }) => ({
      ...writingOf(encoding[name], () => typeOfPart(index, media.type, name), isMultipart),
      ...(isMultipart && { headers: headersOf(index, encoding[name]) }),
    }));
    if (isDeepStrictEqual(was, is)) continue;
    const { pointer } = Object.hasOwn(now, name) ? after : before;
    const part = walk.words(`${after.pointer}/schema/properties/${escapeKey(name)}`);
    comparison.add("request-encoding-changed", {
      pointer: `${pointer}/encoding/${escapeKey(name)}`,
      before: JSON.stringify(was).slice(0, 80),
      after: JSON.stringify(is).slice(0, 80),
      message: `${part} is written in another way`,
      flags: ["wire"],
    });
  }
}

/** With the defaults of OpenAPI, so that writing one out changes nothing. */
function writingOf(
  value: JsonValue | undefined,
  defaultType: () => string | undefined,
  isMultipart: boolean,
): JsonObject {
  const encoding = objectOrEmpty(value);
  const { contentType, style = "form", explode = style === "form", allowReserved = false } = encoding;
  const isStyled = ["style", "explode", "allowReserved"].some((key) => encoding[key] !== undefined);
  // Beside one of these, the content type is ignored.
  if (isStyled || (!isMultipart && contentType === undefined)) return { style, explode, allowReserved };
  return { contentType: (contentType ?? defaultType() ?? null) as JsonValue };
}

/** What OpenAPI writes a part as about which nothing is said: lists of it are written one by one. */
function typeOfPart(index: DocumentIndex, form: SchemaRef, name: string): string | undefined {
  const owner = index.shapeOf(form).objects.find(({ properties }) => properties.has(name));
  let type = owner?.properties.get(name)?.type;
  for (let depth = 0; type !== undefined && depth < 2; depth += 1) {
    const { scalars, arrays, objects } = index.shapeOf(type);
    if (objects.length > 0) return "application/json";
    if (arrays.length === 0) return scalars.has("Blob") ? "application/octet-stream" : "text/plain";
    if (depth === 1) return "application/json";
    type = arrays[0]?.items;
  }
  return undefined;
}

function headersOf(index: DocumentIndex, value: JsonValue | undefined): JsonObject {
  const headers = Object.entries(objectOrEmpty(objectOrEmpty(value)["headers"]));
  return Object.fromEntries(
    headers
      .filter(([name]) => name.toLowerCase() !== "content-type")
      .map(([name, header]) => {
        const found = index.resolve({ value: header, pointer: "" }).value;
        const { description: _, example: _one, examples: _all, ...rest } = isJsonObject(found) ? found : {};
        return [name.toLowerCase(), canonicalText(rest)];
      }),
  );
}
