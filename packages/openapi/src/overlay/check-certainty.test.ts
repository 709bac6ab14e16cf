import { describe, expect, test } from "vitest";
import { parseDocument } from "../document/parse-document.ts";
import { checkCertainty } from "./check-certainty.ts";
import { checkOverlay } from "./check-overlay.ts";
import { withAction } from "./testing/overlay-texts.ts";

/** One action with this certainty and this update. */
function check(certainty: string | undefined, update: string, isWritten = false): void {
  const said = certainty === undefined ? "" : `x-calloff-certainty: ${certainty}\n`;
  const text = withAction(`description: why\nx-calloff-source: the page\n${said}update: ${update}`);
  const parsed = parseDocument(text, { file: "acme/overlay.yaml" });
  checkCertainty(checkOverlay(parsed), parsed.locate, { isWritten });
}

const answers = (meanings: string): string => `{ a: { x-calloff-job: { answers: ${meanings} } } }`;
const state = (values: string): string =>
  `{ x-calloff-job: { state: { at: /canceled, values: ${values} } } }`;

describe("what is known from elsewhere only", () => {
  test.each([
    [answers("{ 200: canceled }"), "canceled"],
    [answers("{ 200: canceling, 409: already-canceled }"), "already-canceled"],
    [answers("{ 4XX: already-finished }"), "already-finished"],
    [answers("{ 200: { at: /s, values: { a: canceled }, otherwise: canceling } }"), "canceled"],
    [answers("{ 200: { at: /s, values: { a: canceling }, otherwise: canceled } }"), "canceled"],
    [state("{ a: canceled, b: ended }"), "canceled and ended"],
    [state("{ a: succeeded }"), "succeeded"],
    [state("{ a: { at: /n, values: { '0': running }, otherwise: failed } }"), "failed"],
    [state("{ a: { at: /n, values: { '0': failed }, otherwise: unknown } }"), "failed"],
  ])("must not say that a job has stopped: %s", (update, words) => {
    expect(() => check("secondary", update)).toThrow(
      `acme/overlay.yaml:4:5: ${words} must not rest on x-calloff-certainty: secondary:`,
    );
    expect(() => check("vendor", update)).not.toThrow();
    expect(() => check("document", update)).not.toThrow();
  });

  test.each([
    answers("{ 200: canceling, 404: not-found, 409: not-cancelable, 4XX: http, 500: server-error }"),
    // A value of the vendor's and a place in its body are no words of ours.
    answers("{ 200: { at: /canceled, values: { canceled: canceling }, otherwise: http } }"),
    state("{ canceled: running, succeeded: unknown }"),
    "{ x-calloff-credential: { env: ACME_KEY } }",
    "{ description: canceled }",
  ])("may say what promises less: %s", (update) => {
    expect(() => check("secondary", update, true)).not.toThrow();
  });
});

describe("an overlay of a document that was written", () => {
  test.each([
    [answers("{ 200: canceling }"), "x-calloff-job"],
    ["{ x-calloff-credential: { env: ACME_KEY } }", "x-calloff-credential"],
    ["{ x-calloff-headers: { x-version: '1' } }", "x-calloff-headers"],
  ])("says how surely each thing is known: %s", (update, key) => {
    expect(() => check(undefined, update, true)).toThrow(
      `acme/overlay.yaml:4:5: an action with ${key} for a document that was written by hand has to say how surely it is known: x-calloff-certainty: document, vendor or secondary.`,
    );
    expect(() => check(undefined, update, false)).not.toThrow();
    expect(() => check("vendor", update, true)).not.toThrow();
  });

  test("need not where nothing follows from it", () => {
    expect(() => check(undefined, "{ info: { title: Acme } }", true)).not.toThrow();
  });
});
