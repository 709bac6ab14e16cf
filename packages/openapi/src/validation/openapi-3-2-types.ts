import type { NodeType, PropType, ResolveTypeFn } from "@redocly/openapi-core/lib/types/index.js";
import { isMethod } from "../operations/operations.ts";

const TEXT: PropType = { type: "string" };
const FLAG: PropType = { type: "boolean" };

/** What OpenAPI 3.2 adds to the validator's description of 3.1, in a document that was lowered to that. */
const ADDED: Readonly<Record<string, Partial<NodeType>>> = {
  PathItem: {
    properties: { query: "Operation" },
    additionalProperties: ((_, key) => (isMethod(key) ? "Operation" : undefined)) as ResolveTypeFn,
  },
  Parameter: { properties: { in: { enum: ["query", "querystring", "header", "path", "cookie"] } } },
  MediaType: {
    properties: {
      itemSchema: (value: unknown) => (typeof value === "boolean" ? FLAG : "Schema"),
      prefixEncoding: "EncodingList",
      itemEncoding: "Encoding",
    },
  },
  Encoding: {
    properties: { encoding: "EncodingMap", prefixEncoding: "EncodingList", itemEncoding: "Encoding" },
  },
  Response: { properties: { summary: TEXT } },
  Example: { properties: { dataValue: {}, serializedValue: TEXT } },
  Tag: { properties: { summary: TEXT, parent: TEXT, kind: TEXT } },
  Server: { properties: { name: TEXT } },
  Xml: { properties: { nodeType: { enum: ["element", "attribute", "text", "cdata", "none"] } } },
  Discriminator: { properties: { defaultMapping: TEXT } },
  SecurityScheme: { properties: { deprecated: FLAG, oauth2MetadataUrl: TEXT } },
  OAuth2Flows: { properties: { deviceAuthorization: "DeviceAuthorization" } },
};

const DEVICE: NodeType = {
  properties: {
    deviceAuthorizationUrl: TEXT,
    tokenUrl: TEXT,
    refreshUrl: TEXT,
    scopes: { type: "object", additionalProperties: TEXT },
  },
  required: ["deviceAuthorizationUrl", "tokenUrl", "scopes"],
  extensionsPrefix: "x-",
};

export function addedIn32(types: Readonly<Record<string, NodeType>>): Record<string, NodeType> {
  const extended = Object.entries(ADDED).map(([name, { properties, ...more }]): [string, NodeType] => {
    const type = types[name];
    if (type === undefined) throw new Error(`the validator has no type named ${name}`);
    const { allowed } = type;
    return [
      name,
      {
        ...type,
        ...more,
        properties: { ...type.properties, ...properties },
        ...(allowed && { allowed: (value) => [...(allowed(value) ?? []), ...Object.keys(properties ?? {})] }),
      },
    ];
  });
  return {
    ...types,
    ...Object.fromEntries(extended),
    EncodingList: { properties: {}, items: "Encoding" },
    DeviceAuthorization: DEVICE,
  };
}
