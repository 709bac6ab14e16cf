import type { Location } from "@redocly/openapi-core/lib/ref-utils.js";
import type { Oas3Rule } from "@redocly/openapi-core/lib/visitors.js";
import { firstNames } from "../sanitize-message.ts";

/** One problem for all formats that are in no registry: a document may have a hundred of them. */
export const formatKnown: Oas3Rule = () => {
  const unknown = new Map<string, Location>();
  return {
    Root: {
      leave: (_root, { report }) => {
        const [first] = unknown.values();
        if (first === undefined) return;
        const names = firstNames([...unknown.keys()]);
        report({
          message: `What these formats mean stands in no registry, and no tool can know it: ${names}.`,
          location: first,
        });
      },
    },
    Schema: ({ format }, { location }) => {
      if (typeof format !== "string" || KNOWN_FORMATS.has(format) || unknown.has(format)) return;
      unknown.set(format, location.child(["format"]));
    },
  };
};

/**
 * What a `format` can be so that others than the vendor know what it means: the OpenAPI Initiative's format registry
 * (https://spec.openapis.org/registry/format/, read on 2026-11-22), which has those of OpenAPI and of JSON Schema too.
 */
const KNOWN_FORMATS: ReadonlySet<string> = new Set([
  ...["base64url", "binary", "byte", "char", "commonmark", "date", "date-time", "date-time-local"],
  ...["decimal", "decimal128", "double", "double-int", "duration", "email", "float", "hostname", "html"],
  ...["http-date", "idn-email", "idn-hostname", "int8", "int16", "int32", "int64", "ipv4", "ipv6", "iri"],
  ...["iri-reference", "json-pointer", "media-range", "password", "regex", "relative-json-pointer"],
  ...["sf-binary", "sf-boolean", "sf-decimal", "sf-integer", "sf-string", "sf-token", "time", "time-local"],
  ...["uint8", "uint16", "uint32", "uint64", "uri", "uri-reference", "uri-template", "uuid"],
]);
