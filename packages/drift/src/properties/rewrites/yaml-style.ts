import { parseDocument } from "@calloff/openapi/internal";
import { stringify } from "yaml";
import type { Edit } from "../edit.ts";

/** Printed in another style and read again. */
export const STYLE_REWRITES: readonly Edit[] = [
  {
    name: "printed as YAML in another style and read again",
    change(document, pick) {
      const collectionStyle = pick(["any", "block", "flow"] as const) ?? "any";
      const defaultStringType =
        pick(["PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED"] as const) ?? "PLAIN";
      const width = pick([80, 40, 0]) ?? 80;
      // In lines, yaml 2.9.1 prints some texts of a block with a line break before them, which is another text.
      const lineWidth = defaultStringType === "BLOCK_FOLDED" ? 0 : width;
      const text = stringify(document, {
        collectionStyle,
        defaultStringType,
        lineWidth,
        defaultKeyType: "PLAIN",
      });
      // With a first line, because what begins with a brace is taken for JSON.
      const { value } = parseDocument(`---\n${text}`, { file: "document.yaml" });
      for (const key of Object.keys(document)) delete document[key];
      Object.assign(document, value);
      return `${collectionStyle}, ${defaultStringType}`;
    },
  },
];
