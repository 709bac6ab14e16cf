import type { ProviderSummary, Row } from "@calloff/contract/internal";
import { makeReport, printReport, renderHtml, typedOperations } from "@calloff/contract/internal";
import { describe, expect, test } from "vitest";
import { refreshLines, refreshReadme } from "./readme-table.ts";

const row: Row = {
  provider: "acme",
  operation: "GET /jobs",
  origin: "vendor",
  documented: "200",
  status: 200,
  via: "client",
  sends: "everything",
  gets: "full",
  request: [],
  response: [],
};

const rows: Row[] = [
  row,
  { ...row, gets: "empty", response: ['the client hands over <img src="x">'] },
  { ...row, documented: "4XX", status: 400 },
  { ...row, operation: "GET /jobs/{id}", origin: "overlay" },
  { ...row, operation: "TRACE /jobs", skipped: "fetch does not send TRACE" },
];

const acme: ProviderSummary = {
  provider: "acme",
  operations: 3,
  leftOut: ["POST /files"],
  ours: 1,
  typed: 3,
  tested: 1,
  skipped: { "fetch does not send TRACE": 1 },
  rows: 4,
  failed: 1,
  retrieved: "2026-11-22",
  sha256: "0123456789abcdef",
};

describe("the report", () => {
  const report = makeReport([acme], rows);

  test("counts every row once", () => {
    expect(report.totals).toEqual({ rows: 5, passed: 3, failed: 1, skipped: 1, withoutPrism: 0 });
  });

  test("prints a line for each status and way, with the reason where it failed", () => {
    const lines = printReport(report).replace(/ +/g, " ");
    expect(lines).toContain(
      "│ acme │ GET /jobs │ 200 │ client │ pass ×2 │ FAIL ×1 of 2: the client hands over",
    );
    expect(lines).toContain("│ 4XX as 400 │");
    expect(lines).toContain("│ GET /jobs/{id} (documented by us) │");
    expect(lines).toContain(
      "1 of 4 operations of 1 providers hold on both sides; 1 of them documented by us.\n5 calls: 3 passed, 1 failed, 1 skipped.\nLeft out of acme, and not tested: POST /files.",
    );
  });

  test("is a page of its own, on which a vendor's text is text", () => {
    const html = renderHtml(report);
    expect(html).toContain("hands over &lt;img src=&quot;x&quot;&gt;");
    expect(html).not.toContain("<img");
    expect(html).not.toMatch(/\b(src|href)=["']?http|<script|<link(?! rel="icon" href="data:,")|@import/);
    expect(html).toContain("1 of 5 calls do not hold");
    expect(html).toContain("3 in the vendor's document, 1 documented by us, 3 typed");
    expect(html.split("<small>documented by us</small>")).toHaveLength(2);
    expect(html).toContain("<code>GET /jobs/{id}</code> <small>documented by us</small>");
  });
});

describe("where our own server stood in for Prism", () => {
  const alone = { ...row, withoutPrism: "Prism does not start: <b>no</b>" };
  const report = makeReport([acme], [row, alone, { ...alone, sends: "required" }]);

  test("the reports say how often, and why", () => {
    expect(report.totals.withoutPrism).toBe(2);
    const lines = printReport(report).replace(/ +/g, " ");
    expect(lines).toContain("│ pass ×3 │ pass ×3; without Prism ×2: Prism does not start: <b>no</b> │");
    expect(lines).toContain("3 calls: 3 passed, 0 failed, 0 skipped; 2 of them judged without Prism.");
    const html = renderHtml(report);
    expect(html).toContain("<dt>without Prism</dt><dd>2</dd>");
    expect(html).toContain("<td>pass ×3; without Prism ×2: Prism does not start: &lt;b&gt;no&lt;/b&gt;</td>");
  });

  test("and nothing of it where it did not", () => {
    const usual = makeReport([acme], rows);
    expect(printReport(usual) + renderHtml(usual)).not.toContain("without Prism");
  });
});

describe("the README's table", () => {
  const readme = "before\n<!-- contract:start -->\nold\n<!-- contract:end -->\nafter\n";

  test("takes the place of the old one, and is stable", () => {
    const refreshed = refreshReadme(readme, [acme]);
    expect(refreshed).toBe(
      [
        "before",
        "<!-- contract:start -->",
        "| provider | operations in the vendor's document | documented by us | typed | contract-tested | skipped | document of | sha256 |",
        "|---|---|---|---|---|---|---|---|",
        "| acme | 3 | 1 | 3 | 1 | 1 × fetch does not send TRACE | 2026-11-22 | `0123456789ab` |",
        "<!-- contract:end -->",
        "after\n",
      ].join("\n"),
    );
    expect(refreshReadme(refreshed, [acme])).toBe(refreshed);
  });

  test("gets a line of its own for one provider, in its place, and keeps the others", () => {
    const second = { ...acme, provider: "acme-two" };
    const third = { ...acme, provider: "zeta" };
    const later = { ...second, retrieved: "2026-11-23" };
    const all = refreshReadme(readme, [acme, second, third]);
    const changed = refreshReadme(readme, [acme, later, third]);
    expect(refreshLines(refreshReadme(readme, [acme, third]), [second])).toBe(all);
    expect(refreshLines(all, [later])).toBe(changed);
    expect(changed).not.toBe(all);
  });

  test.each(["", "<!-- contract:start -->", readme + readme])("needs its markers, once each", (text) => {
    expect(() => refreshReadme(text, [acme])).toThrow("once each");
  });
});

test("typed are the operations that a package's paths have, and not those that are never there", () => {
  const source =
    'export interface paths { "/jobs/{id}": { parameters?: never; get?: never; delete: operations["x"] } }';
  expect([...typedOperations(source)]).toEqual(["DELETE /jobs/{id}"]);
});
