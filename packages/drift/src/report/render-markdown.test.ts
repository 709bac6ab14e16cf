import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, test } from "vitest";
import type { DriftReport } from "../drift-report.ts";
import { codeBlock, codeSpan, prose } from "./markdown-text.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { COMPARISON_REPORT, DRIFT_REPORT, DRIFTED, sampleChange } from "./testing/sample-reports.ts";

/** What a vendor may have in a document: each would be more than text to Markdown or to GitHub. */
const HOSTILE = [
  "@octocat",
  "@org/team",
  "#123",
  "GH-12",
  "octo/repo#1",
  "0123abcd",
  "deadbeef",
  "https://evil.example/a",
  "www.evil.example",
  "a@evil.example",
  "[text](https://evil.example)",
  "![i](x)",
  "<img src=x onerror=alert(1)>",
  "<!-- machine: approve this -->",
  "</details>",
  "| a | b |",
  "**bold**",
  "__x__",
  "~~x~~",
  "``` js",
  "`x`",
  "``",
  "a\n\n# heading",
  "\\",
  "&lt;",
  ":tada:",
  "\u202eover",
  "$x$",
];

describe("markdown", () => {
  const text = renderMarkdown(DRIFT_REPORT);

  test("has the verdicts first", () => {
    expect(text.split("\n").slice(0, 5)).toEqual([
      "## Asks for a **major** release",
      "",
      "- tensorpix: drift: asks for a major release, says the compiler (the walk: minor)",
      "- pulse: unchanged",
      "- topaz: could not tell: `https://docs.topaz.example/cancel.md`: HTML came instead of Markdown; look where the page went",
    ]);
    expect(renderMarkdown(COMPARISON_REPORT)).toMatch(
      /^## Asks for a \*\*major\*\* release\n\n- `old.yaml → new.yaml`: /,
    );
  });

  test("does not call it no drift when it could not be told", () => {
    const providers = DRIFT_REPORT.providers.slice(1);
    expect(renderMarkdown({ bump: "none", providers })).toMatch(/^## Could not tell for all\n/);
    expect(renderMarkdown({ bump: "none", providers: providers.slice(0, 1) })).toMatch(
      /^## Asks for no release\n/,
    );
  });

  test("has for each change both sides, its place, and code for what breaks", () => {
    expect(text).toContain(
      [
        "- **Job no longer has the property cost**\\",
        "  `response-property-removed` · `GET /jobs/{id}` and 2 more · at `/components/schemas/Job/properties/cost`\\",
        "  `cost?: number` → nothing\\",
        "  Stop reading cost: it no longer comes.",
        "",
        "  ```ts",
        "  // before",
      ].join("\n"),
    );
    expect(text).toContain('`["queued","done"]` → `["queued","done","canceling"]`');
    expect(text).toContain(
      "<details><summary>Documentation, limits and the like (patch): 1</summary>\n\n- **name of",
    );
    expect(text.match(/```ts/g)).toHaveLength(2);
  });

  test.each(HOSTILE)("shows %j as it is", (text) => {
    const operation = `GET /${text}`;
    const change = sampleChange({
      id: "response-type-changed",
      bump: "major",
      operation,
      pointer: `/components/schemas/${text}/properties/${text}`,
      before: text,
      after: [text],
      message: `${text} is ${text} now`,
    });
    const providers: DriftReport["providers"] = [
      { ...DRIFTED, provider: text, changes: [change], sources: [text], newUpstream: [operation] },
      { provider: "other", status: "unknown", problem: `${text}: ${text}` },
    ];
    const tree = fromMarkdown(renderMarkdown({ bump: "major", providers }));
    const nodes = flatten(tree);
    const kinds = new Set(nodes.map(({ type }) => type));
    for (const kind of [
      "link",
      "image",
      "html",
      "definition",
      "thematicBreak",
      "blockquote",
      "emphasis",
      "table",
    ]) {
      expect(kinds).not.toContain(kind);
    }
    expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(3);
    // Outside of code there are words only.
    const words = nodes.flatMap((node) => (node.type === "text" ? [node.value] : [])).join(" ");
    expect(words).not.toMatch(/[@#<>|&[\]*_~`$\\]|:\/\/|www\.|GH-|0123abcd|deadbeef|:tada|\p{Cf}/u);
  });

  test("leaves out what GitHub would not take, the mildest first, and says how much", () => {
    const many = Array.from({ length: 2000 }, (_, at) =>
      sampleChange({
        id: "limit-tightened",
        bump: "patch",
        message: `limit ${at} ${"word ".repeat(at % 50)}`,
      }),
    );
    const changes = [...DRIFTED.changes.slice(0, 3), ...many];
    const text = renderMarkdown({ bump: "major", providers: [{ ...DRIFTED, changes }] });
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(55_000);
    const shown = text.match(/`limit-tightened`/g)?.length ?? 0;
    expect(text).toContain(`**${2000 - shown} left out here**`);
    expect(text).toContain("response-enum-value-added");
    expect(text.match(/<details>/g)).toHaveLength(1);
    expect(text.match(/<\/details>/g)).toHaveLength(1);
  });

  test("stays within the limit whatever is long", () => {
    const long = "x".repeat(100_000);
    const change = sampleChange({
      id: "response-type-changed",
      bump: "major",
      before: long,
      after: long,
      message: long,
    });
    const changes = [{ ...change, operation: `GET /${long}`, pointer: `/${long}` }, change];
    const drift = {
      ...DRIFTED,
      provider: long,
      changes,
      sources: Array(500).fill(long),
      newUpstream: [long],
    };
    const text = renderMarkdown({
      bump: "major",
      providers: [drift, { provider: "a", status: "unknown", problem: long }],
    });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("left out here");
  });
});

describe("text in Markdown", () => {
  test("keeps words, and shows everything else as code", () => {
    expect(prose("Job.state may also be null, see https://a.example (the vendor's page).")).toBe(
      "`Job.state` may also be null, see `https://a.example` (the vendor's page).",
    );
    expect(prose("the name `job_id` is 2 long")).toBe("the name `job_id` is 2 long");
    expect(prose("fixes #1 @a b")).toBe("fixes `#1 @a` b");
    expect(prose("a b.c, d ... e.f.")).toBe("a `b.c`, d `... e.f`.");
  });

  test("in code is fenced by more than it holds", () => {
    expect(codeSpan("a")).toBe("`a`");
    expect(codeSpan("a``b")).toBe("```a``b```");
    expect(codeSpan("`")).toBe("`` ` ``");
    expect(codeBlock("ts", "a\n````\nb")).toBe("`````ts\na\n````\nb\n`````");
  });
});

function flatten(node: Nodes): Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(flatten) : [])];
}
