import { isMethodOf31, type JsonObject, methodsOf, objectOf } from "@calloff/openapi/internal";

/** Between the name of a path item and a method. */
export const SEPARATOR = "\n";

/** What holds the operation of another method there. */
export const STAND_IN = "post";

/**
 * Gives each operation of a method that openapi-typescript does not know a path item of its own, as one of a method that
 * it knows. `joinMethods` brings the types together again.
 *
 * @returns whether there was one
 */
export function separateMethods(document: JsonObject): boolean {
  let isFound = false;
  const { paths, webhooks, components } = document;
  const { pathItems } = objectOf(components);
  for (const items of [paths, webhooks, pathItems].map(objectOf)) {
    for (const [name, value] of Object.entries(items)) {
      const item = objectOf(value);
      for (const method of methodsOf(item).filter((each) => !isMethodOf31(each))) {
        const { parameters = [], [method]: operation = {} } = item;
        isFound = true;
        items[`${name}${SEPARATOR}${method}`] = { parameters, [STAND_IN]: operation };
      }
    }
  }
  return isFound;
}
