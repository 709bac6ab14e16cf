import { describe, expect, test } from "vitest";
import { type CancelFlags, checkFlags, parseBaseUrls, parseConcurrency } from "./cancel-flags.ts";

const PROVIDERS = ["pulse", "topaz"];

test.each<[string, string[], CancelFlags, RegExp]>([
  ["nothing to cancel", [], {}, /^nothing to cancel: give references such as pulse:abc, or --from <file>/],
  ["--resume without a journal", ["pulse:a"], { resume: true }, /--journal <file>/],
  ["--retry-failed alone", ["pulse:a"], { journal: "j", retryFailed: true }, /--journal <file> --resume/],
  ["--dry-run with a journal", ["pulse:a"], { dryRun: true, journal: "j" }, /leave out --journal/],
])("refuses %s", (_, references, flags, message) => {
  expect(() => checkFlags(references, flags)).toThrow(message);
});

test("takes references, a file, or both", () => {
  checkFlags(["pulse:a"], {});
  checkFlags([], { from: "-" });
  checkFlags(["pulse:a"], { from: "jobs", journal: "j", resume: true, retryFailed: true });
});

describe("concurrency", () => {
  test.each<[string[], Record<string, number>]>([
    [[], {}],
    [["16"], { pulse: 16, topaz: 16 }],
    [["pulse=4"], { pulse: 4 }],
    [["16", "pulse=4"], { pulse: 4, topaz: 16 }],
    [["pulse=4", "16"], { pulse: 16, topaz: 16 }],
    [["1", "topaz=1000"], { pulse: 1, topaz: 1_000 }],
  ])("%j", (texts, concurrency) => {
    expect(parseConcurrency(texts, PROVIDERS)).toEqual(concurrency);
  });

  test.each(["0", "1001", "-1", "1.5", "1e3", "", "many", "pulse=", "pulse=0", "=4", "acme=4"])(
    "refuses %j",
    (text) => {
      expect(() => parseConcurrency([text], PROVIDERS)).toThrow("--concurrency");
    },
  );
});

describe("addresses", () => {
  test("a provider each, with whatever an address may hold", () => {
    expect(
      parseBaseUrls(["pulse=http://127.0.0.1:4010/v1?a=b", "topaz=https://t.example"], PROVIDERS),
    ).toEqual({
      pulse: "http://127.0.0.1:4010/v1?a=b",
      topaz: "https://t.example",
    });
  });

  test("an address of nobody says how to write it", () => {
    expect(() => parseBaseUrls(["http://127.0.0.1:4010/?a=b"], PROVIDERS)).toThrow(
      "--base-url http://127.0.0.1:4010/?a=b: name the provider, as in --base-url pulse=http://127.0.0.1:4010/?a=b",
    );
  });

  test("a provider that is none says which there are", () => {
    expect(() => parseBaseUrls(["acme=http://127.0.0.1"], PROVIDERS)).toThrow(
      '--base-url: unknown provider "acme"; known: pulse, topaz.',
    );
  });
});
