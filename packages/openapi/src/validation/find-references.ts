import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../document/json.ts";

/** A place in a document that points to another: in this document, or out of it. */
export interface Reference {
  readonly keyword: "$ref" | "$dynamicRef" | "$recursiveRef" | "mapping" | "operationRef";
  /** As written; a string, if the author kept to the rules. */
  readonly target: JsonValue;
  readonly path: JsonPath;
}

/**
 * What the keys of an object are: fields of OpenAPI or JSON Schema, or names that the author chose.
 * Only by this can `default` the keyword, whose value is data, be told from a property or response of that name.
 */
type Kind =
  | "fields"
  | "components"
  | "names"
  | "extensible names"
  | "examples"
  | "example"
  | "callbacks"
  | "data";

const KIND_OF_FIELD: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["example", "data"],
  ["default", "data"],
  ["enum", "data"],
  ["const", "data"],
  ["discriminator", "data"],
  ["properties", "names"],
  ["patternProperties", "names"],
  ["dependentSchemas", "names"],
  ["$defs", "names"],
  ["definitions", "names"],
  ["headers", "names"],
  ["content", "names"],
  ["encoding", "names"],
  ["links", "names"],
  ["variables", "names"],
  ["webhooks", "names"],
  ["paths", "extensible names"],
  ["responses", "extensible names"],
  ["callbacks", "callbacks"],
]);

/** All references of an OpenAPI document, and the anchors they may name. What is data or an extension is passed over. */
export function findReferences(root: JsonObject): { references: Reference[]; anchors: Set<string> } {
  const references: Reference[] = [];
  const anchors = new Set<string>();

  const visit = (value: JsonValue, kind: Kind, path: JsonPath): void => {
    if (kind === "data" || typeof value !== "object" || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const at = [...path, key];
      if (Array.isArray(value)) {
        visit(child, kind, at);
        continue;
      }
      // Where keys are names, a name may be $ref too, and then stands for an object.
      if (key === "$ref" && (kind === "fields" || typeof child === "string")) {
        references.push({ keyword: key, target: child, path: at });
      }
      if (kind === "fields") visitField(key, child, at);
      visit(child, kindOf(key, child, kind, path), at);
    }
  };

  const visitField = (key: string, value: JsonValue, path: JsonPath): void => {
    if (key === "$dynamicRef" || key === "$recursiveRef" || key === "operationRef") {
      references.push({ keyword: key, target: value, path });
    }
    if ((key === "$anchor" || key === "$dynamicAnchor") && typeof value === "string") anchors.add(value);
    if (key !== "discriminator" || !isJsonObject(value)) return;
    const { defaultMapping } = value;
    if (defaultMapping !== undefined)
      references.push({ keyword: "mapping", target: defaultMapping, path: [...path, "defaultMapping"] });
    if (!isJsonObject(value["mapping"])) return;
    for (const [name, target] of Object.entries(value["mapping"])) {
      references.push({ keyword: "mapping", target, path: [...path, "mapping", name] });
    }
  };

  visit(root, "fields", []);
  return { references, anchors };
}

/** The kind of the object under `key`, which itself stands in an object of kind `parent` at `path`. */
function kindOf(key: string, value: JsonValue, parent: Kind, path: JsonPath): Kind {
  const isExtension = key.startsWith("x-");
  switch (parent) {
    case "data":
      return "data";
    case "names":
      return "fields";
    case "examples":
      return "example";
    case "callbacks":
      return "extensible names";
    case "extensible names":
      return isExtension ? "data" : "fields";
    case "components":
      if (isExtension) return "data";
      return key === "examples" || key === "callbacks" ? key : "names";
    case "example":
      return isExtension || key === "value" ? "data" : "fields";
    case "fields":
      if (isExtension) return "data";
      if (key === "components" && path.length === 0) return "components";
      // A list of values in a schema; anywhere else an object of examples with names.
      if (key === "examples") return Array.isArray(value) ? "data" : "examples";
      return KIND_OF_FIELD.get(key) ?? "fields";
  }
}
