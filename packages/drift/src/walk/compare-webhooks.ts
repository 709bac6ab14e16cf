import { escapeKey, isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import { readBody, readContent } from "./compare-bodies.ts";
import { compareNameAndAge } from "./compare-parts.ts";
import type { DocumentIndex } from "./document-index.ts";
import { listMethods } from "./match-operations.ts";
import { OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { Place } from "./shape.ts";
import type { Walk } from "./walk.ts";

/** Webhooks come from the vendor: their bodies are read by users. */
export function compareWebhooks(walk: Walk): OperationComparison {
  const comparison = new OperationComparison(walk, null);
  const old = objectOrEmpty(walk.before.document["webhooks"]);
  const now = objectOrEmpty(walk.after.document["webhooks"]);
  for (const name of Object.keys(old)) {
    const pointer = `/webhooks/${escapeKey(name)}`;
    if (!Object.hasOwn(now, name)) {
      comparison.add("webhook-changed", { pointer, before: name, message: `the webhook ${name} is gone` });
    } else comparePair(comparison, name, old[name], now[name]);
  }
  for (const name of Object.keys(now)) {
    if (Object.hasOwn(old, name)) continue;
    const pointer = `/webhooks/${escapeKey(name)}`;
    comparison.add("webhook-changed", {
      pointer,
      after: name,
      bump: "minor",
      message: `the webhook ${name} is new`,
    });
  }
  return comparison;
}

function comparePair(
  comparison: OperationComparison,
  name: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): void {
  const { walk } = comparison;
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
      const place = (item: Place): string => `${item.pointer}/${escapeKey(method)}`;
      compareSent(comparison, name, bodyOf(from, place(oldItem)), bodyOf(to, place(newItem)));
      comparison.compareTexts(from, to, place(newItem));
      compareOperationNames(comparison, name, method, oldItem, newItem);
    } else if (isJsonObject(from) || isJsonObject(to)) {
      const bump = isJsonObject(from) ? "major" : "minor";
      const message = `the webhook ${name} is ${bump === "major" ? "no longer" : "also"} sent with ${method.toUpperCase()}`;
      comparison.add("webhook-changed", { pointer, bump, message });
    }
  }
}

/** The types name these operations among all others. */
function compareOperationNames(
  comparison: OperationComparison,
  name: string,
  method: string,
  before: Place,
  after: Place,
): void {
  const [old, now] = [
    listMethods(comparison.walk.before, name, before),
    listMethods(comparison.walk.after, name, after),
  ];
  const [from, to] = [old, now].map((list) => list.find((operation) => operation.method === method));
  if (from !== undefined && to !== undefined) compareNameAndAge(comparison, from, to);
}

function compareSent(comparison: OperationComparison, name: string, before: Place, after: Place): void {
  const { walk } = comparison;
  const [old, now] = [contentAt(walk.before, before), contentAt(walk.after, after)];
  for (const [type, media] of old) {
    const partner = now.get(type);
    if (partner !== undefined) comparison.compareTypes(media.type, partner.type, "response");
    else
      comparison.add("webhook-changed", {
        pointer: media.pointer,
        before: type,
        message: `the webhook ${name} no longer sends ${type}`,
      });
  }
  for (const [type, media] of now) {
    if (old.has(type)) continue;
    comparison.add("webhook-changed", {
      pointer: media.pointer,
      after: type,
      message: `the webhook ${name} may also send ${type}`,
    });
  }
}

/** Where the body stands of an operation at `pointer`. */
function bodyOf(operation: JsonObject, pointer: string): Place {
  return { value: operation["requestBody"], pointer: `${pointer}/requestBody` };
}

function contentAt(side: DocumentIndex, place: Place): ReturnType<typeof readContent> {
  const body = readBody(side, place);
  return readContent(body?.value["content"], body?.pointer ?? place.pointer);
}
