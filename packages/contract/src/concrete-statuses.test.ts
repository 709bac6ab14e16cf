import { expect, test } from "vitest";
import { concreteStatuses } from "./concrete-statuses.ts";

const concrete = (...documented: string[]): string[] =>
  concreteStatuses(documented).map(({ documented: code, status }) => `${code}: ${status}`);

test("a status is itself", () => {
  expect(concrete("200", "404")).toEqual(["200: 200", "404: 404"]);
});

test("a range is a status of it that is not documented itself", () => {
  expect(concrete("4XX", "400", "404", "5xx")).toEqual(["4XX: 409", "400: 400", "404: 404", "5xx: 500"]);
});

test("default is an error that nothing else covers, and a success where there is no other", () => {
  expect(concrete("200", "default", "5XX")).toEqual(["200: 200", "default: 418", "5XX: 500"]);
  expect(concrete("default")).toEqual(["default: 200", "default: 503"]);
});
