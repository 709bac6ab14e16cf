import { getTypes, normalizeTypes, SpecVersion } from "@redocly/openapi-core";
import type {
  NodeType,
  NormalizedNodeType,
  PropType,
  ResolveTypeFn,
} from "@redocly/openapi-core/lib/types/index.js";

import { addedIn32 } from "./openapi-3-2-types.ts";

/** The minor version of OpenAPI that a document is written in. */
export type OpenApiMinor = "3.0" | "3.1" | "3.2";

type Types = Record<string, NodeType>;
type Property = PropType | ResolveTypeFn;

/**
 * The validator's description of OpenAPI, less what it reports although the specifications allow it:
 * - 3.0: `nullable` without `type`, which is common and has no effect;
 * - 3.1: keywords that it does not know in a schema (JSON Schema 2020-12, core, 6.5), and `true` or `false`
 *   as a schema (4.3.2);
 * - 3.2, of which it knows nothing: what that adds to 3.1, in a document that was lowered to it.
 */
export function openApiTypes(minor: OpenApiMinor): Record<string, NormalizedNodeType> {
  const types = minor === "3.0" ? types30() : minor === "3.1" ? types31() : addedIn32(types31());
  const normalized = normalizeTypes(types, { doNotResolveExamples: true });
  // The validator looks names up by `properties[name]`: one like "constructor" would be found on Object.
  for (const { properties } of Object.values(normalized)) Object.setPrototypeOf(properties, null);
  return normalized;
}

function types30(): Types {
  const nullable = (value: unknown): PropType => (typeof value === "boolean" ? null : { type: "boolean" });
  return changeSchema(getTypes(SpecVersion.OAS3_0), (schema) => ({
    ...schema,
    properties: { ...schema.properties, nullable },
  }));
}

function types31(): Types {
  const anything: Property & { resolvable: false } = { resolvable: false };
  const types = Object.entries(getTypes(SpecVersion.OAS3_1)).map(([name, type]) => [
    name,
    allowBooleans(type),
  ]);
  return changeSchema(Object.fromEntries(types), (schema) => ({ ...schema, additionalProperties: anything }));
}

function changeSchema(types: Types, change: (schema: NodeType) => NodeType): Types {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, name === "Schema" ? change(type) : type]),
  );
}

function allowBooleans(type: NodeType): NodeType {
  const properties = Object.entries(type.properties).map(([name, property]) => [name, orBoolean(property)]);
  return { ...withinType(type), properties: Object.fromEntries(properties) };
}

function withinType(type: NodeType): NodeType {
  return {
    ...type,
    ...(type.items && { items: orBoolean(type.items) }),
    ...(type.additionalProperties && { additionalProperties: orBoolean(type.additionalProperties) }),
  };
}

/** Wherever a property is a schema, or a list or map of them, a boolean will do. */
function orBoolean(property: Property): Property {
  if (property === "Schema") return (value) => schemaOr(value, property);
  if (typeof property === "function") return (value, key) => schemaOr(value, property(value, key));
  return typeof property === "object" && property !== null && "properties" in property
    ? withinType(property)
    : property;
}

function schemaOr(value: unknown, property: PropType | string): PropType | string {
  return property === "Schema" && typeof value === "boolean" ? { type: "boolean" } : property;
}
