import type { ProviderFacts } from "@calloff/codegen/internal";
import { expect, test } from "vitest";
import { renderFacts } from "./composition.ts";

const ZETA: ProviderFacts = {
  name: "zeta",
  document: { retrieved: "2026-01-02", openapi: "3.1.0", sha256: "f00", page: null },
  answers: { 200: { meaning: "canceled", why: 'It says "done".', source: "its page" } },
};

test("lists every provider, sorted, with its answers as literals", () => {
  const source = renderFacts([ZETA, { ...ZETA, name: "acme", answers: {} }], "");
  expect(source.indexOf('"acme": {')).toBeGreaterThan(0);
  expect(source.indexOf('"acme": {')).toBeLessThan(source.indexOf('"zeta": {'));
  expect(source).toContain(
    '      "200": {"meaning":"canceled","why":"It says \\"done\\".","source":"its page"},\n',
  );
  expect(source).toContain(
    'document: {"retrieved":"2026-01-02","openapi":"3.1.0","sha256":"f00","page":null},',
  );
});

test("a vendor's words cannot end the text that they stand in", () => {
  const why = 'end",}};process.exit();//\u2028`${x}`';
  const source = renderFacts([{ ...ZETA, answers: { 200: { meaning: "canceled", why, source: "s" } } }], "");
  const object = source.slice(source.indexOf("= {") + 2).replace(/;\s*$/, "");
  const facts = new Function(`return (${object});`)();
  expect(facts.zeta.answers[200].why).toBe(why);
});
