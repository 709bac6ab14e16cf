import type { Location } from "@redocly/openapi-core/lib/ref-utils.js";
import type { Oas3Rule } from "@redocly/openapi-core/lib/visitors.js";
import { firstNames } from "./first-names.ts";
import { KNOWN_FORMATS } from "./known-formats.ts";

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
