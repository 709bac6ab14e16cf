import { isJsonObject, type JsonObject, type JsonPath, type JsonValue, objectOf } from "../document/json.ts";
import { methodsOf } from "../operations/operations.ts";

/** An object of a document, and where it stands. */
export interface Placed {
  readonly path: JsonPath;
  readonly item: JsonObject;
}

/** All path items that stand in a document: under `paths`, `webhooks` and the components, and those of callbacks. */
export function listPathItems(document: JsonObject): Placed[] {
  const found: Placed[] = [];
  const addCallbacks = (callbacks: JsonValue | undefined, path: JsonPath): void => {
    for (const [name, callback] of entriesOf(callbacks)) addAll(callback, [...path, name]);
  };
  const addAll = (items: JsonValue | undefined, path: JsonPath): void => {
    for (const [key, item] of entriesOf(items)) {
      if (!isJsonObject(item)) continue;
      const placed = { path: [...path, key], item };
      found.push(placed);
      for (const operation of operationsOf(placed)) {
        addCallbacks(operation.item["callbacks"], [...operation.path, "callbacks"]);
      }
    }
  };
  addAll(document["paths"], ["paths"]);
  addAll(document["webhooks"], ["webhooks"]);
  const { pathItems, callbacks } = objectOf(document["components"]);
  addAll(pathItems, ["components", "pathItems"]);
  addCallbacks(callbacks, ["components", "callbacks"]);
  return found;
}

/** The operations of a path item, those of `additionalOperations` among them. */
export function operationsOf({ path, item }: Placed): Placed[] {
  const { additionalOperations: others } = item;
  const holders = [
    { path, item },
    ...(isJsonObject(others) ? [{ path: [...path, "additionalOperations"], item: others }] : []),
  ];
  return holders.flatMap((holder) =>
    methodsOf(holder.item).flatMap((method) => {
      const operation = holder.item[method];
      return isJsonObject(operation) ? [{ path: [...holder.path, method], item: operation }] : [];
    }),
  );
}

/** Without extensions, which hold anybody's data. */
function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return Object.entries(objectOf(value)).filter(([key]) => !key.startsWith("x-"));
}
