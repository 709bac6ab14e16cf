import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Change, type DriftReport, type ProviderDrift, sampleChange } from "@calloff/drift/internal";
import { expect, test } from "vitest";
import { annotate } from "./annotations.ts";

const specs = resolve(import.meta.dirname, "../../../../specs");
const pulse = readFileSync(join(specs, "pulse/openapi.yaml"), "utf8").split("\n");
/** Counted from 1, as editors do. */
const lineOf = (text: string): number => pulse.indexOf(text) + 1;

const change = sampleChange({
  id: "response-property-removed",
  bump: "major",
  operation: "DELETE /job/{jobId}",
  pointer: "/components/schemas/JobCancellationResponse/properties/message",
  message: "the property message of 200 is gone",
});

const reportOf = (...providers: ProviderDrift[]): DriftReport => ({ bump: "major", providers });
const drift = (...changes: Change[]): ProviderDrift => ({
  provider: "pulse",
  status: "drift",
  sources: [],
  newUpstream: [],
  bump: "major",
  verdicts: { walk: "major", compiler: "major" },
  changes,
});
/** File names are as the repository calls them, wherever the test runs. */
const annotations = async (report: DriftReport): Promise<string[]> =>
  (await annotate(report, specs)).replaceAll(specs, "specs").split("\n");

test("point at the line of what changed", async () => {
  const line = lineOf("        message:");
  expect(line).toBeGreaterThan(1);
  expect(await annotations(reportOf(drift(change)))).toEqual([
    `::warning file=specs/pulse/openapi.yaml,line=${line},col=9,title=pulse%3A major%2C response-property-removed::DELETE /job/{jobId}: the property message of 200 is gone`,
    "",
  ]);
});

test("point at the nearest that is there of what is gone, and follow a pointer's escapes", async () => {
  const gone = { ...change, pointer: "/paths/~1job~1{jobId}/delete/responses/409", bump: "minor" as const };
  expect(await annotations(reportOf(drift(gone)))).toEqual([
    expect.stringContaining(
      `::notice file=specs/pulse/openapi.yaml,line=${lineOf("      responses:")},col=7,title=pulse%3A minor%2C`,
    ),
    "",
  ]);
});

test("point into the overlay for what it says", async () => {
  const own = { ...change, pointer: "/info/x-calloff-provider/name" };
  expect((await annotations(reportOf(drift(own))))[0]).toMatch(
    /^::warning file=specs\/pulse\/overlay\.yaml,line=11,/,
  );
});

test("a vendor's text stays within its command", async () => {
  const hostile = {
    ...change,
    operation: null,
    flags: ["wire" as const],
    message: "50%\r\n::stop-commands::x, y: z",
  };
  const [line, ...more] = await annotations(reportOf(drift(hostile)));
  expect(line).toContain(
    "title=pulse%3A major%2C response-property-removed%2C wire::50%25%0D%0A::stop-commands::x, y: z",
  );
  expect(more).toEqual([""]);
});

test("what could not be told is an error, and no change is nothing", async () => {
  const unknown: ProviderDrift = {
    provider: "acme",
    status: "unknown",
    problem: "no answer\nfrom docs.acme.example",
  };
  const none = { ...change, bump: "none" as const };
  expect(await annotations(reportOf(unknown, drift(none)))).toEqual([
    "::error file=specs/acme/source.yaml,line=1,title=acme%3A could not be told::no answer%0Afrom docs.acme.example",
    "",
  ]);
});

test("without a document to point into, they name the folder's source.yaml", async () => {
  const empty = mkdtempSync(join(tmpdir(), "annotations-"));
  try {
    expect(await annotate(reportOf(drift(change)), empty)).toContain(
      `file=${empty}/pulse/source.yaml,line=1,`,
    );
  } finally {
    rmSync(empty, { recursive: true });
  }
});
