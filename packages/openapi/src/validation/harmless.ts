import type { JsonPath } from "../document/json.ts";
import type { Problem } from "./broken-references.ts";

/** What is there for people to read: no code is made of it. */
const FOR_READERS = new Set([
  ...["info", "tags", "externalDocs", "xml", "summary", "description", "title", "deprecated"],
  ...["example", "examples", "links", "$comment"],
]);

/**
 * Whether a document can be used as it is although it breaks a rule of OpenAPI there. What is left is harm: a part
 * that is of another kind than what is made of it, such as a text where an object should be.
 */
export function isHarmless({ rule, path, message }: Problem): boolean {
  if (rule !== "struct") return true;
  const last = path.at(-1);
  if (isForReaders(path)) return true;
  // Draft 3 of JSON Schema had a boolean there, and so have many documents.
  if (last === "required") return true;
  const isOfOtherKind = /^Expected type `(?:[A-Z]\w*|array|object)`/.test(message);
  const isParameterNowhere = /^(?:The field `(?:in|name)` must|`in` can be)/.test(message);
  return !isOfOtherKind && !isParameterNowhere;
}

/** Whether a reference that arrives nowhere can be left out: nobody calls what it would lead to. */
export function isHarmlessReference({ path }: Pick<Problem, "path">): boolean {
  return path.at(-2) === "mapping" || path.at(-1) === "defaultMapping" || isForReaders(path);
}

/** Names that the author chose are no such places: a property may be called title. */
function isForReaders(path: JsonPath): boolean {
  return path.some((key, index) => {
    const above = path[index - 1];
    if (["properties", "patternProperties", "schemas", "parameters", "headers"].includes(String(above)))
      return false;
    return FOR_READERS.has(String(key)) || String(key).startsWith("x-");
  });
}
