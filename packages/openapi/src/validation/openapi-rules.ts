import type { Location } from "@redocly/openapi-core/lib/ref-utils.js";
import { rules } from "@redocly/openapi-core/lib/rules/oas3/index.js";
import type { Oas3Rule } from "@redocly/openapi-core/lib/visitors.js";
import { firstNames } from "../sanitize-message.ts";
import type { OpenApiMinor } from "./openapi-types.ts";

/**
 * What makes a document invalid: a MUST of the specification that is broken; and formats that nobody knows. The
 * validator's other rules are about taste (a missing summary) or harmless (a server with a trailing slash): left out.
 *
 * In two steps, because the rules of the second take for granted what the first has found in order.
 */
export function openApiRules(minor: OpenApiMinor): readonly ReadonlyMap<string, Oas3Rule>[] {
  return [
    new Map(builtIn("struct")),
    new Map([
      ...builtIn("no-identical-paths"),
      ...builtIn("operation-operationId-unique"),
      ...builtIn("operation-parameters-unique"),
      ...builtIn("path-declaration-must-exist"),
      ...builtIn("path-parameters-defined"),
      ...builtIn("spec-components-invalid-map-name"),
      // In 3.0 this is a SHOULD.
      ...(minor !== "3.0" ? builtIn("no-server-variables-empty-enum") : []),
      ["format-known", formatKnown],
      ["parameter-shape", parameterShape],
      ["responses-not-empty", responsesNotEmpty],
      ["security-scheme-declared", securitySchemeDeclared],
    ]),
  ];
}

function builtIn(name: keyof typeof rules & string): [string, Oas3Rule][] {
  const rule = rules[name];
  if (rule === undefined) throw new Error(`the validator has no rule named ${name}`);
  return [[name, rule]];
}

/** OpenAPI 3.1.1, 4.8.12: "in": "path" asks for "required": true; "schema" and "content" exclude each other. */
const parameterShape: Oas3Rule = () => ({
  Parameter: ({ in: where, required, schema, content }, { report, location }) => {
    if (where === "path" && required !== true) {
      report({ message: "A path parameter must have `required: true`.", location: location.child(["in"]) });
    }
    if (schema !== undefined && content !== undefined) {
      report({ message: "A parameter has either `schema` or `content`, not both." });
    }
  },
});

/** 4.8.16: "The Responses Object MUST contain at least one response code". */
const responsesNotEmpty: Oas3Rule = () => ({
  Responses: (responses, { report }) => {
    if (Object.keys(responses).every((key) => key.startsWith("x-"))) {
      report({ message: "An operation must document at least one response." });
    }
  },
});

/** 4.8.30: each name "MUST correspond to a security scheme" of the components. */
const securitySchemeDeclared: Oas3Rule = () => {
  let declared: readonly string[] = [];
  return {
    Root: ({ components }) => {
      declared = Object.keys(components?.securitySchemes ?? {});
    },
    SecurityRequirement: (requirement, { report, location }) => {
      for (const name of Object.keys(requirement).filter((key) => !declared.includes(key))) {
        report({
          message: `There is no security scheme \`${name}\` under components.`,
          location: location.child([name]),
        });
      }
    },
  };
};

/** One problem for all formats that are in no registry: a document may have a hundred of them. */
const formatKnown: Oas3Rule = () => {
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
