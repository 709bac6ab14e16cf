import { readFileSync } from "node:fs";
import type { JsonObject, JsonPath, JsonValue } from "@calloff/openapi/internal";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { renderJson } from "./render-json.ts";
import { COMPARISON_REPORT, DRIFT_REPORT, DRIFTED, sampleChange } from "./testing/sample-reports.ts";

const SCHEMA = JSON.parse(
  readFileSync(new URL("../../../../docs/drift-report.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(SCHEMA);

const ofProviders = (): JsonObject => JSON.parse(renderJson(DRIFT_REPORT));
const ofTwo = (): JsonObject => JSON.parse(renderJson(COMPARISON_REPORT));

describe("JSON", () => {
  test("of two files has the release, the changes, both verdicts and the files", () => {
    expect(Object.keys(ofTwo())).toEqual(["bump", "changes", "verdicts", "compared"]);
    expect(ofTwo()).toMatchObject({
      bump: "major",
      verdicts: { walk: "major", compiler: "major" },
      compared: { before: "old.yaml", after: "new.yaml" },
    });
    expect(ofTwo()["changes"]).toHaveLength(4);
    expect(ofTwo()).toHaveProperty("changes[0]", {
      id: "response-property-removed",
      bump: "major",
      flags: [],
      operation: "GET /jobs/{id}",
      operations: 3,
      pointer: "/components/schemas/Job/properties/cost",
      before: "cost?: number",
      after: null,
      message: "Job no longer has the property cost",
      by: "both",
      advice: { edit: expect.any(String), before: expect.any(String), after: expect.any(String) },
    });
  });

  test("of providers has the changes of all, each with its provider, and what became of each", () => {
    const report = ofProviders();
    expect(Object.keys(report)).toEqual(["bump", "changes", "providers"]);
    expect(report["changes"]).toHaveLength(4);
    expect(report).toHaveProperty("changes[3].provider", "tensorpix");
    expect(report["providers"]).toEqual([
      {
        provider: "tensorpix",
        status: "drift",
        bump: "major",
        verdicts: { walk: "minor", compiler: "major" },
        sources: ["https://docs.tensorpix.example/api/cancel.md"],
        newUpstream: ["GET /jobs", "POST /jobs/{id}/retry"],
      },
      expect.objectContaining({ provider: "pulse", status: "unchanged", bump: "none" }),
      {
        provider: "topaz",
        status: "unknown",
        problem:
          "https://docs.topaz.example/cancel.md: HTML came instead of Markdown; look where the page went",
      },
    ]);
  });

  test("carries a vendor's text unchanged, without what a terminal would obey", () => {
    const before = 'a\u202eb\u001b[2J "c" \u{e0041}';
    const changes = [sampleChange({ id: "documentation-changed", bump: "patch", before })];
    const json = renderJson({ bump: "patch", providers: [{ ...DRIFTED, changes }] });
    expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(JSON.parse(json).changes[0].before).toBe(before);
  });
});

describe("the published schema", () => {
  test("holds for both forms", () => {
    for (const report of [ofProviders(), ofTwo(), JSON.parse(renderJson({ bump: "none", providers: [] }))]) {
      validate(report);
      expect(validate.errors).toBeNull();
    }
  });

  test.each<[string, () => JsonObject, JsonPath, JsonValue | undefined]>([
    ["a report without a release", ofTwo, ["bump"], undefined],
    ["a release that does not exist", ofProviders, ["bump"], "huge"],
    ["a report without changes", ofTwo, ["changes"], undefined],
    ["a field that is not described", ofTwo, ["time"], "05:00"],
    ["a comparison without the compiler's verdict", ofTwo, ["verdicts", "compiler"], undefined],
    ["a comparison of one file", ofTwo, ["compared", "after"], undefined],
    ["an id that is not in the list", ofTwo, ["changes", 0, "id"], "moon-changed"],
    ["a change without an id", ofTwo, ["changes", 0, "id"], undefined],
    ["a change without its before", ofTwo, ["changes", 0, "before"], undefined],
    ["a change with a field that is not described", ofProviders, ["changes", 0, "mood"], "bad"],
    ["an unknown flag", ofTwo, ["changes", 2, "flags"], ["open"]],
    ["a flag given twice", ofTwo, ["changes", 2, "flags"], ["wire", "wire"]],
    ["a pointer that is none", ofTwo, ["changes", 0, "pointer"], "components/schemas"],
    ["half an operation", ofTwo, ["changes", 0, "operations"], 0.5],
    ["an empty message", ofTwo, ["changes", 0, "message"], ""],
    ["advice without code", ofTwo, ["changes", 0, "advice", "after"], undefined],
    ["a provider's change without the provider", ofProviders, ["changes", 0, "provider"], undefined],
    ["a comparison's change with a provider", ofTwo, ["changes", 0, "provider"], "tensorpix"],
    ["drift without sources", ofProviders, ["providers", 0, "sources"], undefined],
    ["an unknown provider without the problem", ofProviders, ["providers", 2, "problem"], undefined],
    ["an unknown provider with a release", ofProviders, ["providers", 2, "bump"], "none"],
    ["a status that does not exist", ofProviders, ["providers", 1, "status"], "fine"],
  ])("refuses %s", (_, report, path, value) => {
    expect(validate(withValue(report(), path, value))).toBe(false);
  });
});

/** The value with another at one place, or with nothing there. */
function withValue(value: JsonValue, [key, ...rest]: JsonPath, to: JsonValue | undefined): JsonValue {
  if (key === undefined) return to ?? null;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as JsonObject) }) as JsonObject;
  if (rest.length === 0 && to === undefined) delete copy[key];
  else copy[key] = withValue(copy[key] ?? null, rest, to);
  return copy;
}
