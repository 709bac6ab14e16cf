import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { inlineDiagrams } from "./diagrams.ts";

const FOLDER = resolve(import.meta.dirname, "../../../docs/diagrams");
const SVG = '<svg>\n<title id="a">A</title>\n<style>text{fill:red}</style>\n\n  <text>B</text>\n</svg>\n';

test("a diagram stands in the page without its own style, and without an empty line", () => {
  const files = new Map([["diagrams/a.svg", Buffer.from(SVG)]]);
  expect(inlineDiagrams("guide/b.md", "x\n\n![A](../diagrams/a.svg)\n\ny\n", files)).toBe(
    'x\n\n<figure class="diagram">\n<svg>\n<title id="a">A</title>\n<text>B</text>\n</svg>\n</figure>\n\ny\n',
  );
});

test("other pictures are left alone, and a diagram that is missing is refused", () => {
  expect(inlineDiagrams("cost.md", "![A](cost.svg)", new Map())).toBe("![A](cost.svg)");
  expect(() => inlineDiagrams("a.md", "![A](diagrams/a.svg)", new Map())).toThrow(
    "diagrams/a.svg does not exist",
  );
});

test.each(readdirSync(FOLDER))("%s has a title and a description, under names of its own", (file) => {
  const svg = readFileSync(join(FOLDER, file), "utf8");
  const name = file.replace(/\.svg$/, "");
  expect(svg).toContain(`aria-labelledby="${name}-title ${name}-desc"`);
  expect(svg).toMatch(
    new RegExp(`<title id="${name}-title">[^<]+</title>\\n<desc id="${name}-desc">[^<]+</desc>`),
  );
});
