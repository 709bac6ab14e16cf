import { escapeKey, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Lazy } from "./shape.ts";

/** The body in one media type. */
export interface Media {
  readonly pointer: string;
  readonly value: JsonObject;
  readonly type: Lazy;
}

export function readContent(content: JsonValue | undefined, pointer: string): Map<string, Media> {
  if (!isJsonObject(content)) return new Map();
  return new Map(
    Object.entries(content).map(([name, value]) => {
      const at = `${pointer}/content/${escapeKey(name)}`;
      const media = isJsonObject(value) ? value : {};
      const schema = media["schema"];
      const type: Lazy = schema
        ? { kind: "schema", place: { value: schema, pointer: `${at}/schema` } }
        : { kind: "anything" };
      return [name, { pointer: at, value: media, type }];
    }),
  );
}
