import type { JsonObject } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { closedSchema } from "./closed-schema.ts";

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const document: JsonObject = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Job: { type: "object", properties: { next: reference("Job"), owner: reference("User") } },
      User: { type: "object", properties: { name: { type: "string" } } },
      Other: { type: "integer" },
    },
  },
};

describe("a schema that stands alone", () => {
  test.each([["the first time"], ["again"]])("has all that it refers to, and nothing else, %s", () => {
    expect(closedSchema(document, { type: "array", items: reference("Job") }, "request")).toEqual({
      type: "array",
      items: { $ref: "#/$defs/d0" },
      $defs: {
        d0: { type: "object", properties: { next: { $ref: "#/$defs/d0" }, owner: { $ref: "#/$defs/d1" } } },
        d1: { type: "object", properties: { name: { type: "string" } } },
      },
    });
  });

  test("is one thing in a request and another in a response", () => {
    const schemas = {
      Secret: {
        type: "object",
        required: ["key", "id"],
        properties: { key: { writeOnly: true }, id: { readOnly: true } },
      },
    };
    const own = { openapi: "3.1.0", components: { schemas } };
    const closed = (direction: "request" | "response"): JsonObject =>
      closedSchema(own, reference("Secret"), direction);
    expect(closed("request")).toMatchObject({ $defs: { d0: { required: ["key"] } } });
    expect(closed("response")).toMatchObject({ $defs: { d0: { required: ["id"] } } });
  });
});
