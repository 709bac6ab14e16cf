import { escapeKey, isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { readContent } from "./compare-bodies.ts";
import type { Answer } from "./compare-responses.ts";
import type { Lazy, Place } from "./shape.ts";
import type { Side } from "./side.ts";
import { objectOrEmpty, type Subject } from "./subject.ts";
import { lazyText } from "./type-text.ts";

interface Header {
  readonly pointer: string;
  readonly required: boolean;
  readonly value: JsonObject;
  readonly type: Lazy;
}

export function compareHeaders(subject: Subject, before: Answer, after: Answer): void {
  const { walk } = subject;
  const [old, now] = [readHeaders(walk.before, before), readHeaders(walk.after, after)];
  const where = walk.words(after.pointer);
  for (const [name, header] of old) {
    const partner = now.get(name);
    if (partner !== undefined) compareHeaderPair(subject, header, partner, `the header ${name} of ${where}`);
    else {
      const text = lazyText(walk.before, header.type);
      const message = `${where} no longer has the header ${name}`;
      subject.add("response-header-removed", { pointer: header.pointer, before: text, message });
    }
  }
  for (const [name, { pointer, type }] of now) {
    if (old.has(name)) continue;
    const message = `${where} has the header ${name} too`;
    subject.add("response-header-added", { pointer, after: lazyText(walk.after, type), message });
  }
}

function readHeaders(side: Side, answer: Answer): Map<string, Header> {
  const headers = Object.entries(objectOrEmpty(answer.value["headers"]));
  return new Map(
    headers.map(([name, value]) => [
      name,
      readHeader(side, { value, pointer: `${answer.pointer}/headers/${escapeKey(name)}` }),
    ]),
  );
}

export function readHeader(side: Side, place: Place): Header {
  const { value, pointer } = side.resolve(place);
  const header = objectOrEmpty(value);
  // The generated type of a header that is a reference is never optional.
  const required = (isJsonObject(place.value) && "$ref" in place.value) || header["required"] === true;
  return { pointer, required, value: header, type: typeOf(header, pointer) };
}

function typeOf(header: JsonObject, pointer: string): Lazy {
  const schema = header["schema"];
  if (schema) return { kind: "schema", place: { value: schema, pointer: `${pointer}/schema` } };
  const [media] = readContent(header["content"], pointer).values();
  return media?.type ?? { kind: "anything" };
}

export function compareHeaderPair(subject: Subject, before: Header, after: Header, words: string): void {
  const { pointer } = after;
  if (before.required !== after.required) {
    const id = after.required ? "response-header-became-required" : "response-header-became-optional";
    const message = `${words} ${after.required ? "is always there now" : "may be missing now"}`;
    subject.add(id, { pointer, before: before.required, after: after.required, message });
  }
  subject.compareTexts(before.value, after.value, pointer);
  subject.compareTypes(before.type, after.type, "response");
}
