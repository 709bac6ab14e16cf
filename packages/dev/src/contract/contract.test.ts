import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ProviderSummary } from "@calloff/contract/internal";
import { allRows, documentedOperations, inOneLine, summarizeProvider } from "@calloff/contract/internal";
import { readSourceRecord } from "@calloff/openapi/internal";
import { describe, expect, test } from "vitest";
import { loadPackages } from "../clients/subjects.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import { refreshReadme } from "./readme-table.ts";

const root = resolve(import.meta.dirname, "../../../..");
const subjects = await loadPackages(findWorkspace(root));
const summaries: ProviderSummary[] = [];

for (const subject of subjects) {
  const rows = await allRows(subject);
  const { provider } = subject;
  const schema = readFileSync(join(root, "packages", provider, "src/schema.ts"), "utf8");
  const { retrieved, document } = await readSourceRecord(join(root, "specs", provider, "source.yaml"));
  summaries.push(summarizeProvider(subject, rows, { schema, retrieved, sha256: document.sha256 }));

  describe(`${subject.provider} keeps to its document on both sides`, () => {
    test.each(rows.map((row) => [inOneLine(row), row] as const))("%s", (_, row) => {
      // What could not be called stands in the table of specs/README.md, with its reason.
      expect({ request: row.request, response: row.response }).toEqual({ request: [], response: [] });
    });

    test.each(documentedOperations(subject.document))(
      "$name is called for each of its statuses",
      (operation) => {
        const called = rows.filter((row) => row.operation === operation.name && row.via === "client");
        expect([...new Set(called.map(({ documented }) => documented))]).toEqual([
          ...operation.responses.keys(),
        ]);
      },
    );
  });
}

test("every provider that cancels has its table of answers, written by hand", () => {
  expect(subjects.length).toBeGreaterThan(0);
  const cancels = subjects.filter(({ descriptor }) => "cancel" in descriptor);
  expect(cancels.filter(({ answers = [] }) => answers.length === 0)).toEqual([]);
});

test("the table of the vendored documents is the one that npx calloff-dev contract would write", async () => {
  const readme = await readFile(join(root, "specs", "README.md"), "utf8");
  expect(readme).toBe(refreshReadme(readme, summaries));
});
