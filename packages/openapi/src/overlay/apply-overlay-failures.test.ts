import { describe, expect, it } from "vitest";
import { parseDocument } from "../document/parse-document.ts";
import { UserError } from "../user-error.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { checkOverlay } from "./check-overlay.ts";

const document = {
  info: { title: "Jobs", tags: ["a"] },
  paths: { "/x": { get: { parameters: [] } } },
  nothing: null,
};

/** The two actions stand on lines 5 and 9, and what is wrong is in the second. */
function failureOf(second: string): unknown {
  const text = `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - description: fits
    target: $.info
    x-calloff-source: page
    update: { title: "seen" }
  - description: does not fit
${second.replaceAll(/^/gm, "    ")}
    x-calloff-source: page
`;
  const parsed = parseDocument(text, { file: "specs/acme/overlay.yaml" });
  try {
    return applyOverlay(document, checkOverlay(parsed), parsed.locate);
  } catch (error) {
    return error;
  }
}

const cases: readonly (readonly [what: string, action: string, message: string])[] = [
  [
    "a target that matches nothing",
    "target: $.paths['/y']\nupdate: {}",
    "9:5: the target $.paths['/y'] matches nothing: the vendor has moved what this action corrects, or an earlier action has.",
  ],
  [
    "a removal that matches nothing",
    "remove: true\ntarget: $.info.tags[?@=='b']",
    "10:5: the target $.info.tags[?@=='b'] matches nothing",
  ],
  ["no JSONPath", "target: /paths\nupdate: {}", "9:5: the target /paths is not a JSONPath of RFC 9535"],
  [
    "a JSONPath that breaks off",
    "target: $.paths[\nupdate: {}",
    "9:5: the target $.paths[ is not a JSONPath",
  ],
  [
    "a JSONPath of another dialect",
    "target: $.paths[(@.length-1)]\nupdate: {}",
    "is not a JSONPath of RFC 9535",
  ],
  ["an unknown function", "target: $.paths[?min(@.x)>1]\nupdate: {}", "is not a JSONPath of RFC 9535"],
  ["the root removed", "target: $\nremove: true", "9:5: the target $ selects the whole document"],
  [
    "the root updated with a list",
    "target: $\nupdate: []",
    "10:5: the target $ selects an object, so it takes an object, not a list.",
  ],
  [
    "an object updated with a plain value",
    "target: $.info\nupdate: new title",
    "10:5: the target $.info selects an object, so it takes an object, not a plain value.",
  ],
  [
    "a text updated",
    "target: $.info.title\nupdate: new title",
    '9:5: the target $.info.title selects "seen" at /info/title, but an update changes objects and lists only.',
  ],
  ["null updated", "target: $.nothing\nupdate: {}", "9:5: the target $.nothing selects null at /nothing"],
  [
    "everything updated, plain values included",
    "target: $..*\nupdate: {}",
    "9:5: the target $..* selects null at /nothing",
  ],
  [
    "a list merged into an object",
    "target: $\nupdate:\n  paths:\n    /x: []",
    "12:9: a list cannot be merged into an object, which the document has at /paths/~1x.",
  ],
  [
    "an object merged into a list",
    "target: $.paths\nupdate:\n  /x:\n    get:\n      parameters: { name: id }",
    "13:11: an object cannot be merged into a list, which the document has at /paths/~1x/get/parameters.",
  ],
  [
    "null merged into an object",
    "target: $\nupdate: { info: null }",
    "10:15: a plain value cannot be merged into an object, which the document has at /info.",
  ],
  [
    "an object merged into a text",
    "target: $\nupdate: { info: { title: { en: Jobs } } }",
    "10:23: an object cannot be merged into a plain value, which the document has at /info/title.",
  ],
];

describe("applyOverlay, when an action does not fit", () => {
  it.each(cases)("%s", (_, action, message) => {
    const failure = failureOf(action);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).toMatch(/^UserError: specs\/acme\/overlay\.yaml:\d+:\d+: .+$/);
  });

  it("names the target without a place when it has none to name", () => {
    expect(() => applyOverlay(document, { actions: [{ target: "$.y", update: {} }] })).toThrow(
      /^the target \$\.y matches nothing/,
    );
  });

  it("leaves the document as it was when a later action fails", () => {
    const before = structuredClone(document);
    failureOf("target: $.y\nremove: true");
    expect(document).toStrictEqual(before);
  });
});
