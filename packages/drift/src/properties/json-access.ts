import { isJsonObject, type JsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Pick } from "./edit.ts";

/** The object under `key`, if there is one. */
export function objectIn(holder: JsonObject, key: string): JsonObject | undefined {
  const value = holder[key];
  return isJsonObject(value) ? value : undefined;
}

/** The object under `key`, made if there is none. */
export function madeIn(holder: JsonObject, key: string): JsonObject {
  const own = objectIn(holder, key) ?? {};
  holder[key] = own;
  return own;
}

/** The list under `key`; empty if there is none. */
export function listIn(holder: JsonObject, key: string): JsonValue[] {
  const value = holder[key];
  return Array.isArray(value) ? value : [];
}

/** The keys of the object under `key`; none if there is none. */
export function namesIn(holder: JsonObject, key: string): string[] {
  return Object.keys(objectIn(holder, key) ?? {});
}

/** Gives `from` another name and leaves it where it stands among the keys. */
export function renameKey(holder: JsonObject, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) holder[key === from ? to : key] = value;
}

/** `base`, or with a number after it where that is taken. */
export function freshName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let count = 2; taken.includes(name); count += 1) name = `${base}${count}`;
  return name;
}

/** Takes one item out of the list under `key`. Gives its index and what it was. */
export function removeItem(holder: JsonObject, key: string, pick: Pick): [index: number, item: JsonValue] {
  const list = listIn(holder, key);
  const index = pick([...list.keys()]) ?? 0;
  holder[key] = list.filter((_, other) => other !== index);
  return [index, list[index] ?? null];
}

type Test = (value: JsonObject) => boolean;

/** Everything will do. */
export const anywhere: Test = () => true;

/** Something stands under `key`. */
export function has(key: string): Test {
  return (value) => value[key] !== undefined;
}

/** Nothing stands under `key`. */
export function lacks(key: string): Test {
  return (value) => value[key] === undefined;
}

/** The list or the object under `key` has so many items. */
export function holds(key: string, least = 1): Test {
  return (value) => Math.max(listIn(value, key).length, namesIn(value, key).length) >= least;
}
