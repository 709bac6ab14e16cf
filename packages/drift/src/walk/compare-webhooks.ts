import { escapeKey, isJsonObject, type JsonValue } from "@calloff/openapi/internal";
import { readBody, readContent } from "./compare-bodies.ts";
import { compareNameAndAge } from "./compare-parts.ts";
import { listMethods } from "./match-operations.ts";
import type { Place } from "./shape.ts";
import type { Side } from "./side.ts";
import { objectOrEmpty, Subject } from "./subject.ts";
import type { Walk } from "./walk.ts";

/** Webhooks come from the vendor: their bodies are read by users. */
export function compareWebhooks(walk: Walk): Subject {
  const subject = new Subject(walk, null);
  const [old, now] = [walk.before, walk.after].map(({ document }) => objectOrEmpty(document["webhooks"]));
  for (const name of Object.keys(old ?? {})) {
    const pointer = `/webhooks/${escapeKey(name)}`;
    if (!Object.hasOwn(now ?? {}, name)) {
      subject.add("webhook-changed", { pointer, before: name, message: `the webhook ${name} is gone` });
    } else comparePair(subject, name, old?.[name], now?.[name]);
  }
  for (const name of Object.keys(now ?? {})) {
    if (Object.hasOwn(old ?? {}, name)) continue;
    const pointer = `/webhooks/${escapeKey(name)}`;
    subject.add("webhook-changed", {
      pointer,
      after: name,
      bump: "minor",
      message: `the webhook ${name} is new`,
    });
  }
  return subject;
}

function comparePair(
  subject: Subject,
  name: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): void {
  const { walk } = subject;
  if (walk.unchanged.isSame(before, after)) return;
  const pointer = `/webhooks/${escapeKey(name)}`;
  const [oldItem, newItem] = [
    walk.before.resolve({ value: before, pointer }),
    walk.after.resolve({ value: after, pointer }),
  ];
  const [old, now] = [objectOrEmpty(oldItem.value), objectOrEmpty(newItem.value)];
  const methods = new Set([...Object.keys(old), ...Object.keys(now)]);
  for (const method of methods) {
    const [from, to] = [old[method], now[method]];
    if (isJsonObject(from) && isJsonObject(to)) {
      const placeOf = (place: Place, value: JsonValue | undefined): Place => ({
        value,
        pointer: `${place.pointer}/${method}/requestBody`,
      });
      compareSent(subject, name, placeOf(oldItem, from["requestBody"]), placeOf(newItem, to["requestBody"]));
      subject.compareTexts(from, to, `${newItem.pointer}/${method}`);
      compareOperationNames(subject, name, method, oldItem, newItem);
    } else if (isJsonObject(from) || isJsonObject(to)) {
      const bump = isJsonObject(from) ? "major" : "minor";
      const message = `the webhook ${name} is ${bump === "major" ? "no longer" : "also"} sent with ${method.toUpperCase()}`;
      subject.add("webhook-changed", { pointer, bump, message });
    }
  }
}

/** The types name these operations among all others. */
function compareOperationNames(
  subject: Subject,
  name: string,
  method: string,
  before: Place,
  after: Place,
): void {
  const [old, now] = [
    listMethods(subject.walk.before, name, before),
    listMethods(subject.walk.after, name, after),
  ];
  const [from, to] = [old, now].map((list) => list.find((operation) => operation.method === method));
  if (from !== undefined && to !== undefined) compareNameAndAge(subject, from, to);
}

function compareSent(subject: Subject, name: string, before: Place, after: Place): void {
  const { walk } = subject;
  const [old, now] = [contentAt(walk.before, before), contentAt(walk.after, after)];
  for (const [type, media] of old) {
    const partner = now.get(type);
    if (partner !== undefined) subject.compareTypes(media.type, partner.type, "response");
    else
      subject.add("webhook-changed", {
        pointer: media.pointer,
        before: type,
        message: `the webhook ${name} no longer sends ${type}`,
      });
  }
  for (const [type, media] of now) {
    if (old.has(type)) continue;
    subject.add("webhook-changed", {
      pointer: media.pointer,
      after: type,
      message: `the webhook ${name} may also send ${type}`,
    });
  }
}

function contentAt(side: Side, place: Place): ReturnType<typeof readContent> {
  const body = readBody(side, place);
  return readContent(body?.value["content"], body?.pointer ?? place.pointer);
}
