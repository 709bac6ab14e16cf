import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import { methodsOf } from "../operations/operations.ts";

/** A Path Item Object, and where it stands. */
interface PathItem {
  readonly path: JsonPath;
  readonly item: JsonObject;
}

/** All path items that stand in a document: under `paths`, `webhooks` and the components, and those of callbacks. */
export function listPathItems(document: JsonObject): PathItem[] {
  const found: PathItem[] = [];
  const addCallbacks = (callbacks: JsonValue | undefined, path: JsonPath): void => {
    for (const [name, callback] of entriesOf(callbacks)) addAll(callback, [...path, name]);
  };
  const addAll = (items: JsonValue | undefined, path: JsonPath): void => {
    for (const [key, item] of entriesOf(items)) {
      if (!isJsonObject(item)) continue;
      const own = [...path, key];
      found.push({ path: own, item });
      const { additionalOperations = {} } = item;
      const places: [JsonObject, JsonPath][] = [[item, own]];
      if (isJsonObject(additionalOperations))
        places.push([additionalOperations, [...own, "additionalOperations"]]);
      for (const [holder, at] of places) {
        for (const method of methodsOf(holder)) {
          const operation = holder[method];
          if (isJsonObject(operation)) addCallbacks(operation["callbacks"], [...at, method, "callbacks"]);
        }
      }
    }
  };
  addAll(document["paths"], ["paths"]);
  addAll(document["webhooks"], ["webhooks"]);
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  addAll(components["pathItems"], ["components", "pathItems"]);
  addCallbacks(components["callbacks"], ["components", "callbacks"]);
  return found;
}

/** Without extensions, which hold anybody's data. */
function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return Object.entries(isJsonObject(value) ? value : {}).filter(([key]) => !key.startsWith("x-"));
}
