import {
  escapeKey,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  mediaTypes,
} from "@calloff/openapi/internal";
import { compareEncodings } from "./compare-encodings.ts";
import type { DocumentIndex } from "./document-index.ts";
import type { Operation } from "./match-operations.ts";
import type { OperationComparison } from "./operation-comparison.ts";
import type { Place, SchemaRef } from "./shape.ts";

interface Body {
  readonly pointer: string;
  readonly required: boolean;
  readonly value: JsonObject;
}

export function compareBodies(comparison: OperationComparison, before: Operation, after: Operation): void {
  const { walk } = comparison;
  const placeOf = ({ value, pointer }: Operation): Place => ({
    value: value["requestBody"],
    pointer: `${pointer}/requestBody`,
  });
  const [old, now] = [readBody(walk.before, placeOf(before)), readBody(walk.after, placeOf(after))];
  if (old !== undefined && now !== undefined) compareBodyPair(comparison, old, now);
  else if (old !== undefined) {
    const message = `${after.name} takes no body any more`;
    comparison.add("request-body-removed", { pointer: old.pointer, before: typesOf(old), message });
  } else if (now !== undefined) {
    const id = now.required ? "request-body-added-required" : "request-body-added-optional";
    const message = `${after.name} ${now.required ? "needs a body now" : "takes a body now"}`;
    comparison.add(id, { pointer: now.pointer, after: typesOf(now), message });
  }
}

function typesOf({ value, pointer }: Body): string[] {
  return [...readContent(value["content"], pointer).keys()];
}

export function readBody(side: DocumentIndex, place: Place): Body | undefined {
  const { value, pointer } = side.resolve(place);
  return isJsonObject(value) ? { pointer, value, required: value["required"] === true } : undefined;
}

export function compareBodyPair(comparison: OperationComparison, before: Body, after: Body): void {
  const { walk } = comparison;
  const words = walk.words(after.pointer);
  if (before.required !== after.required) {
    const id = after.required ? "request-body-became-required" : "request-body-became-optional";
    const message = `${words} ${after.required ? "must be sent now" : "may be left out now"}`;
    comparison.add(id, { pointer: after.pointer, before: before.required, after: after.required, message });
  }
  comparison.compareTexts(before.value, after.value, after.pointer);
  const [old, now] = [before, after].map(({ value, pointer }) => readContent(value["content"], pointer));
  for (const [name, media] of old ?? []) {
    const partner = now?.get(name);
    if (partner === undefined) {
      const message = `${words} can no longer be sent as ${name}`;
      comparison.add("request-media-type-removed", { pointer: media.pointer, before: name, message });
    } else {
      comparison.compareTexts(media.value, partner.value, partner.pointer);
      comparison.compareTypes(media.type, partner.type, "request");
      compareEncodings(comparison, media, partner, name);
    }
  }
  const [wasPreferred, isPreferred] = [before, after].map(({ value }) => mediaTypes(value["content"])[0]);
  for (const [name, media] of now ?? []) {
    if (old?.has(name)) continue;
    // A call that names none is written in the preferred one, and the server may read something else.
    const takesOver = wasPreferred !== undefined && isPreferred === name.trim().toLowerCase();
    comparison.add("request-media-type-added", {
      pointer: media.pointer,
      after: name,
      message: `${words} can be sent as ${name} too${takesOver ? `, and is unless a call says ${wasPreferred}` : ""}`,
      flags: takesOver ? ["wire"] : [],
    });
  }
}

/** The body in one media type. */
export interface Media {
  readonly pointer: string;
  readonly value: JsonObject;
  readonly type: SchemaRef;
}

export function readContent(content: JsonValue | undefined, pointer: string): Map<string, Media> {
  if (!isJsonObject(content)) return new Map();
  return new Map(
    Object.entries(content).map(([name, value]) => {
      const at = `${pointer}/content/${escapeKey(name)}`;
      const media = isJsonObject(value) ? value : {};
      const schema = media["schema"];
      const type: SchemaRef = schema
        ? { kind: "schema", place: { value: schema, pointer: `${at}/schema` } }
        : { kind: "anything" };
      return [name, { pointer: at, value: media, type }];
    }),
  );
}
