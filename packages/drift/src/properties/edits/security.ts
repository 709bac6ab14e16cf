import type { JsonObject } from "@calloff/openapi/internal";
import type { Edit } from "../edit.ts";
import { freshName, holds, lacks, listIn, madeIn, namesIn, objectIn, removeItem } from "../json-access.ts";
import { placedEdit, removal, setting } from "../places.ts";

/** Credentials and servers. */
export const SECURITY_EDITS: readonly Edit[] = [
  setting(
    "operation open to all",
    "operation",
    ({ security }) => JSON.stringify(security) !== "[]",
    "security",
    [],
  ),
  removal("security inherited again", "operation", "security"),
  placedEdit(
    "operation needs another credential",
    "operation",
    (_operation, _place, document) => schemesOf(document).length > 0,
    (operation, pick, _place, document) => {
      const schemes = [...schemesOf(document), declareScheme(document)];
      const others = schemes.filter(
        (scheme) => JSON.stringify(operation["security"]) !== JSON.stringify([{ [scheme]: [] }]),
      );
      const scheme = pick(others) ?? "";
      operation["security"] = [{ [scheme]: [] }];
      return scheme;
    },
  ),
  placedEdit(
    "alternative credential added",
    "operation",
    ({ security }) => Array.isArray(security) && security.length > 0,
    (operation, _pick, _place, document) => {
      operation["security"] = [...listIn(operation, "security"), { [declareScheme(document)]: [] }];
    },
  ),
  placedEdit("alternative credential removed", "operation", holds("security", 2), (operation, pick) => {
    const [index] = removeItem(operation, "security", pick);
    return String(index);
  }),
  placedEdit(
    "second credential needed at once",
    "operation",
    holds("security"),
    (operation, _pick, _place, document) => {
      const [first, ...others] = listIn(operation, "security") as JsonObject[];
      operation["security"] = [{ ...first, [declareScheme(document)]: [] }, ...others];
    },
  ),
  placedEdit(
    "scope needed",
    "operation",
    (operation) => requirements(operation).length > 0,
    (operation) => {
      const [first = {}] = requirements(operation);
      const [scheme = ""] = Object.keys(first);
      first[scheme] = [...listIn(first, scheme), freshName("added:scope", listIn(first, scheme).map(String))];
      return scheme;
    },
  ),
  {
    name: "document's security removed or added",
    change(document) {
      if (document["security"] === undefined) document["security"] = [{ [declareScheme(document)]: [] }];
      else delete document["security"];
      return "/security";
    },
  },
  {
    name: "security scheme changed",
    change(document, pick) {
      const schemes = objectIn(objectIn(document, "components") ?? {}, "securitySchemes") ?? {};
      const name = pick(Object.keys(schemes));
      if (name === undefined) return undefined;
      schemes[name] = {
        type: "apiKey",
        in: "query",
        name: freshName("changed_key", [String(objectIn(schemes, name)?.["name"])]),
      };
      return name;
    },
  },
  {
    name: "security scheme added",
    change: (document) => declareScheme(document),
  },
  ...["another", "added in front", "added behind"].map(
    (how): Edit => ({
      name: `server ${how}`,
      change(document) {
        const servers = listIn(document, "servers");
        const added: JsonObject = {
          url: freshName(
            "https://other.example/v",
            servers.map((server) => String((server as JsonObject)["url"])),
          ),
        };
        if (how === "another") document["servers"] = [added, ...servers.slice(1)];
        else document["servers"] = how === "added in front" ? [added, ...servers] : [...servers, added];
        return "/servers";
      },
    }),
  ),
  {
    name: "servers removed",
    change(document) {
      if (document["servers"] === undefined) return undefined;
      delete document["servers"];
      return "/servers";
    },
  },
  setting("operation on a server of its own", "operation", lacks("servers"), "servers", [
    { url: "https://own.example" },
  ]),
];

function schemesOf(document: JsonObject): string[] {
  return namesIn(objectIn(document, "components") ?? {}, "securitySchemes");
}

/** Declares a scheme that is not there yet, and gives its name. */
function declareScheme(document: JsonObject): string {
  const schemes = madeIn(madeIn(document, "components"), "securitySchemes");
  const name = freshName("AddedKey", Object.keys(schemes));
  schemes[name] = { type: "apiKey", in: "header", name: `X-${name}` };
  return name;
}

function requirements(operation: JsonObject): JsonObject[] {
  return (listIn(operation, "security") as JsonObject[]).filter(
    (requirement) => Object.keys(requirement).length > 0,
  );
}
