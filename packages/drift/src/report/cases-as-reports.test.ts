import { readdirSync, readFileSync } from "node:fs";
import { type JsonObject, parseDocument } from "@calloff/openapi/internal";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { adviceFor } from "../advice/advice-for.ts";
import { syntaxErrors } from "../advice/testing/syntax-errors.ts";
import { highestBump } from "../change.ts";
import { compareDocuments, normalizedCopy } from "../compare-documents.ts";
import type { ComparisonReport, DriftReport } from "../drift-report.ts";
import { walkDocuments } from "../walk/walk-documents.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderText } from "./render-text.ts";

const FOLDER = new URL("../cases/", import.meta.url);
const CASES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const SCHEMA = new URL("../../../../docs/drift-report.schema.json", import.meta.url);
const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

test.each(CASES)("%s: what the walk finds can be shown, and its advice is TypeScript", (name) => {
  const changes = walkDocuments(
    normalizedCopy(read(name, "base.yaml")),
    normalizedCopy(read(name, "revision.yaml")),
  );
  const bump = highestBump(changes.map((change) => change.bump));
  const compared = { before: "base.yaml", after: "revision.yaml" };
  const report: ComparisonReport = { bump, verdicts: { walk: bump, compiler: bump }, changes, compared };
  validate(JSON.parse(renderJson(report)));
  expect(validate.errors).toBeNull();
  expect(syntaxErrors(changes.map(adviceFor).flatMap(({ before, after }) => [before, after]))).toEqual([]);
  for (const { id } of changes) {
    expect(renderText(report, { width: 100, colored: false })).toContain(id);
    expect(renderMarkdown(report)).toContain(`\`${id}\``);
    expect(renderHtml(report)).toContain(`<code>${id}</code>`);
  }
});

test("what both layers find keeps to the schema, for two files and for providers", async () => {
  const compared = { before: "base.yaml", after: "revision.yaml" };
  for (const name of ["s2-shared-enum-removed", "n2-reorder"]) {
    const comparison = await compareDocuments(read(name, "base.yaml"), read(name, "revision.yaml"));
    const ofProviders: DriftReport = {
      bump: comparison.bump,
      providers: [
        { provider: "acme", status: "drift", sources: ["page.md"], newUpstream: [], ...comparison },
      ],
    };
    for (const report of [{ ...comparison, compared }, ofProviders]) {
      validate(JSON.parse(renderJson(report)));
      expect(validate.errors).toBeNull();
    }
  }
});

function read(name: string, file: string): JsonObject {
  return parseDocument(readFileSync(new URL(`${name}/${file}`, FOLDER), "utf8"), { file }).value;
}
