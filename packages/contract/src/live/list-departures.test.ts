import { expect, test } from "vitest";
import { type Finding, listDepartures } from "./live-report.ts";
import type { Violation } from "./prism-proxy.ts";

const received = { status: 200, headers: new Headers(), text: '{"a":{"b":1}}', brokenOff: undefined };
const type: Finding = {
  area: "body",
  at: "/a/b",
  rule: "type",
  expected: "type string",
  received: { value: 1 },
};

function list(findings: readonly Finding[], ...violations: Violation[]): string[] {
  return listDepartures(findings, { received, violations }, (text) => text.replaceAll("SECRET", "[key]")).map(
    ({ where, foundBy }) => `${where} (${foundBy})`,
  );
}

function violation(path: string[], code = "", side: Violation["side"] = "response"): Violation {
  return { side, path, code, message: "words" };
}

test("what Prism finds as well is said once", () => {
  expect(list([type], violation(["body", "a", "b"], "type"))).toEqual(["body /a/b (schema)"]);
  const missing: Finding = { ...type, at: "/a/c", rule: "required" };
  expect(list([missing], violation(["body", "a"], "required"))).toEqual(["body /a/c (schema)"]);
});

test("what Prism alone finds is said too", () => {
  expect(list([type], violation(["body", "a", "b"], "minLength"))).toEqual([
    "body /a/b (schema)",
    "body /a/b (prism)",
  ]);
  expect(list([type], violation(["body", "a", "c"], "type"), violation(["header", "x-a"], "type"))).toEqual([
    "body /a/b (schema)",
    "body /a/c (prism)",
    "header x-a (prism)",
  ]);
  expect(list([], violation([]))).toEqual(["answer (prism)"]);
});

test("what follows from a body that is none is not said again", () => {
  const empty: Finding = { area: "body", at: "", expected: "JSON", received: { words: "nothing" } };
  expect(list([empty], violation(["body"], "type"), violation([]))).toEqual(["body (schema)"]);
});

test("what is wrong with the request is said to be the request's", () => {
  const missing: Finding = { ...type, area: "header", at: "x", rule: "required" };
  expect(
    list([missing], violation(["header", "x"], "required", "request"), violation([], "401", "request")),
  ).toEqual(["header x (schema)", "request header x (prism)", "request (prism)"]);
});

test("Prism's words and values are printed without the key", () => {
  const [departure] = listDepartures(
    [],
    {
      received: { ...received, text: '{"a":"SECRET"}' },
      violations: [{ ...violation(["body", "a"]), message: "SECRET is not" }],
    },
    (text) => text.replaceAll("SECRET", "[key]"),
  );
  expect(departure).toMatchObject({ expected: "[key] is not", received: '"[key]"' });
});
