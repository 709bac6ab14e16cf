import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { DriftReport } from "../drift-report.ts";
import { renderText, thisTerminal } from "./render-text.ts";
import { COMPARISON_REPORT, DRIFT_REPORT, DRIFTED, sampleChange } from "./testing/sample-reports.ts";

const PLAIN = { width: 100, colored: false };

describe("text", () => {
  const lines = renderText(DRIFT_REPORT, PLAIN).split("\n");

  test("says for each provider in one line what it comes to, and who says so", () => {
    expect(lines).toContain(
      "tensorpix: drift: asks for a major release, says the compiler (the walk: minor)",
    );
    expect(lines).toContain("pulse: unchanged");
    expect(lines).toContain(
      "topaz: could not tell: https://docs.topaz.example/cancel.md: HTML came instead of Markdown; look",
    );
  });

  test("gives each change with its place and both sides, the hardest first", () => {
    const first = lines.indexOf("  MAJOR  response-property-removed  GET /jobs/{id} and 2 more");
    expect(lines.slice(first + 1, first + 4)).toEqual([
      "         Job no longer has the property cost",
      "         cost?: number → (nothing)",
      "         at /components/schemas/Job/properties/cost",
    ]);
    expect(lines).toContain("  MINOR  response-enum-value-added  [open-set]  GET /jobs/{id}");
    expect(lines).toContain('         ["queued","done"] → ["queued","done","canceling"]');
    expect(lines).toContain("  PATCH  limit-tightened  [wire]  POST /jobs");
    expect(lines).toContain("  New upstream, not vendored here (2): GET /jobs, POST /jobs/{id}/retry");
  });

  test("ends with the exit code and its meaning", () => {
    expect(lines.slice(-2)).toEqual([
      "Exit code 2: could not tell for 1 of 3 (topaz); drift in tensorpix.",
      "",
    ]);
    expect(renderText(COMPARISON_REPORT, PLAIN)).toMatch(/\nExit code 1: the two differ\.\n$/);
    expect(renderText({ bump: "none", providers: [] }, PLAIN)).toBe(
      "\nExit code 0: nothing changed.\n".trimStart(),
    );
  });

  test("names the two files that were compared", () => {
    expect(renderText(COMPARISON_REPORT, PLAIN)).toMatch(
      /^old\.yaml → new\.yaml: drift: asks for a major release, says the walk, and so does the compiler\n/,
    );
  });

  test.each([80, 120])("keeps to %i columns", (width) => {
    const message = "a long word after another ".repeat(20) + "x".repeat(300);
    const text = renderText(reportOf({ message, before: "y".repeat(1000) }), { width, colored: true });
    const widths = stripVTControlCharacters(text)
      .split("\n")
      .map((line) => line.length);
    expect(Math.max(...widths)).toBe(width);
  });

  test("leaves out the mildest of very many, and says so", () => {
    const change = sampleChange({ id: "documentation-changed", bump: "patch" });
    const text = renderText(
      { bump: "patch", providers: [{ ...DRIFTED, changes: Array(130).fill(change) }] },
      PLAIN,
    );
    expect(text.match(/PATCH/g)).toHaveLength(100);
    expect(text).toContain("… and 30 more, none harder: --format json lists them all.");
  });

  test("colors only where that was asked for", () => {
    expect(renderText(DRIFT_REPORT, PLAIN)).not.toContain("\u001b");
    expect(renderText(DRIFT_REPORT, { width: 100, colored: true })).toContain("\u001b[31mMAJOR\u001b[39m");
  });

  test("spells out what a terminal would obey", () => {
    const evil = "a\u001b[2Jb\u202ec\nd\u009be\u200bf";
    const text = renderText(
      reportOf({ message: evil, before: evil, operation: `GET /${evil}`, pointer: `/${evil}` }),
      PLAIN,
    );
    expect(text.match(/a\\u001b\[2Jb\\u202ec\\nd\\u009be\\u200bf/g)).toHaveLength(4);
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  });
});

describe("the terminal", () => {
  const stream = { isTTY: true, columns: 200, hasColors: () => true };
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("has colors when it can, and NO_COLOR does not ask for none", () => {
    vi.stubEnv("NO_COLOR", undefined);
    expect(thisTerminal(stream)).toEqual({ width: 120, colored: true });
    vi.stubEnv("NO_COLOR", "1");
    expect(thisTerminal(stream).colored).toBe(false);
    expect(thisTerminal(stream, "")).toEqual({ width: 120, colored: true });
    expect(thisTerminal(stream, "1").colored).toBe(false);
    expect(thisTerminal({ ...stream, hasColors: () => false }, "").colored).toBe(false);
  });

  test("is a file or a pipe otherwise: 100 columns, no colors", () => {
    expect(thisTerminal({}, undefined)).toEqual({ width: 100, colored: false });
    expect(thisTerminal({ ...stream, columns: 40 }, undefined).width).toBe(80);
  });
});

function reportOf(change: Partial<ReturnType<typeof sampleChange>>): DriftReport {
  const changes = [sampleChange({ id: "documentation-changed", bump: "patch", ...change })];
  return { bump: "patch", providers: [{ ...DRIFTED, changes }] };
}
