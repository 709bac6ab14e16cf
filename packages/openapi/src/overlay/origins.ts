import { defineKey, isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import { childValue } from "../document/pointer.ts";

/** Which of the two documents a value was written in, and its path there. */
export interface Origin {
  readonly from: "document" | "overlay";
  readonly path: JsonPath;
}

export function childOf({ from, path }: Origin, key: string | number): Origin {
  return { from, path: [...path, key] };
}

/**
 * Remembers where each value of a document under construction was written. Objects and lists are known
 * by identity, so that they may move; everything enters through `copy`, `set` or `append`.
 */
export class Origins {
  readonly #ofContainers = new WeakMap<JsonValue[] | JsonObject, Origin>();
  readonly #ofPlainValues = new WeakMap<JsonObject, Map<string, Origin>>();

  /**
   * A deep copy that shares nothing with `value` and nothing within itself: YAML aliases make one object
   * stand in several places, and a change to one of them must not show in the others.
   */
  copy(value: JsonObject, origin: Origin): JsonObject;
  copy(value: JsonValue, origin: Origin): JsonValue;
  copy(value: JsonValue, origin: Origin): JsonValue {
    if (typeof value !== "object" || value === null) return value;
    const copied = Array.isArray(value)
      ? value.map((item, index) => this.copy(item, childOf(origin, index)))
      : // fromEntries defines properties and never assigns them: `__proto__` stays a key like any other.
        Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, this.copy(item, childOf(origin, key))]),
        );
    this.#ofContainers.set(copied, origin);
    return copied;
  }

  set(object: JsonObject, key: string, value: JsonValue, origin: Origin): void {
    const plain = this.#ofPlainValues.get(object) ?? new Map<string, Origin>();
    this.#ofPlainValues.set(object, plain.set(key, origin));
    defineKey(object, key, this.copy(value, origin));
  }

  append(list: JsonValue[], value: JsonValue, origin: Origin): void {
    list.push(this.copy(value, origin));
  }

  /**
   * The origin of the value at `path` in `root`, or of its nearest ancestor that exists. A plain value in
   * a list counts as standing where the list stands: its index says nothing once others were removed.
   */
  find(root: JsonObject, path: JsonPath): Origin {
    let origin = this.#ofContainers.get(root) ?? { from: "document", path: [] };
    let holder: JsonValue = root;
    for (const key of path) {
      const held: JsonValue | undefined = childValue(holder, key);
      if (held === undefined) break;
      if (typeof held === "object" && held !== null) origin = this.#ofContainers.get(held) ?? origin;
      else if (isJsonObject(holder)) {
        const name = String(key);
        origin = this.#ofPlainValues.get(holder)?.get(name) ?? childOf(origin, name);
      }
      holder = held;
    }
    return origin;
  }
}
