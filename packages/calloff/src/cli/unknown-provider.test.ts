import { expect, test } from "vitest";
import { jobNamesIn, unknownProvider } from "./unknown-provider.ts";

const PROVIDERS = ["pixelcut", "pulse", "tensorpix", "tensorpool", "topaz"];
const ALL = "known: pixelcut, pulse, tensorpix, tensorpool, topaz.";

test.each([
  ["pulze", "did you mean pulse?"],
  ["plus", "did you mean pulse?"],
  ["PULSE", "did you mean pulse?"],
  ["puls", "did you mean pulse?"],
  ["pluse", "did you mean pulse?"],
  ["topas", "did you mean topaz?"],
  ["tensorpixx", "did you mean tensorpix?"],
  ["tensorpol", "did you mean tensorpool?"],
  ["pixelcat", "did you mean pixelcut?"],
  ["tensorpo", "did you mean tensorpix or tensorpool?"],
  ["acme", ALL],
  ["", ALL],
  ["x", ALL],
  ["__proto__", ALL],
])("%j: %s", (name, hint) => {
  expect(unknownProvider(name, PROVIDERS)).toBe(`unknown provider ${JSON.stringify(name)}; ${hint}`);
});

const WITH_KINDS = jobNamesIn({
  openai: { kinds: { batch: {}, response: {} } },
  pulse: {},
});

test.each([
  ["openai", "openai has several kinds of job; name one: openai.batch, openai.response."],
  ["openai.bach", 'unknown provider "openai.bach"; did you mean openai.batch?'],
  ["opnai.response", 'unknown provider "opnai.response"; did you mean openai.response?'],
  ["pulse.batch", 'unknown provider "pulse.batch"; did you mean pulse?'],
])("among kinds of job, %s", (name, message) => {
  expect(unknownProvider(name, WITH_KINDS)).toBe(message);
});

test("a kind of job where its provider is wanted", () => {
  expect(unknownProvider("topaz.image", PROVIDERS)).toBe(
    'unknown provider "topaz.image"; did you mean topaz?',
  );
});

test("a name of any length is told short", () => {
  expect(unknownProvider("p".repeat(1_000_000), PROVIDERS)).toBe(
    `unknown provider "${"p".repeat(40)}…"; ${ALL}`,
  );
});
