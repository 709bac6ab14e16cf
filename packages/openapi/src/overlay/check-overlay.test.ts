import { describe, expect, it } from "vitest";
import { problems, withAction, withUpdate } from "./testing/overlay-texts.ts";

describe("an overlay that says all it must", () => {
  it.each([
    [
      "the example of the design",
      withUpdate(`servers: [{ url: https://engine.tensorpool.dev }]
components:
  securitySchemes:
    key:
      x-calloff-credential: { env: TENSORPIX_API_KEY, prefix: "Token " }
paths:
  /job/cancel/{job_id}:
    delete:
      x-calloff-job:
        role: cancel                 # or status
        id: job_id                   # the path parameter that names the job
        answers:
          '200': already-canceled
          '202': { at: /status, values: { canceling: canceling, canceled: canceled }, otherwise: canceling }
          '400': not-cancelable`),
    ],
    [
      "a credential without a prefix, a provider with a title",
      withUpdate(`info: { x-calloff-provider: { name: TensorPix, title: Tensor Pix } }
any: [{ deep: { x-calloff-credential: { env: PULSE_API_KEY } } }]`),
    ],
    [
      "every state and every code, statuses of every form",
      withUpdate(`x-calloff-job:
  role: cancel
  id: id
  answers: { 100: canceled, '200': canceling, 202: already-canceled, 204: already-finished, 400: not-cancelable,
    404: not-found, 401: unauthorized, 403: forbidden, 4XX: invalid-request, 429: rate-limited, 5XX: server-error,
    599: unexpected-response, default: timeout, 1XX: { at: "", values: { a: not-found }, otherwise: canceled },
    2XX: { at: /a~1b/~0/0, values: { __proto__: canceled }, otherwise: not-found } }`),
    ],
    ["a removal", withAction("description: why\nx-calloff-source: [page one, page two]\nremove: true")],
    ["a plain update, for a list", withAction("description: why\nx-calloff-source: page\nupdate: null")],
    [
      "another patch version, extends, and keys with x- that are not ours",
      `overlay: 1.0.7
x-a: 1
extends: ./openapi.yaml
info: { title: t, version: "1", x-b: 2 }
actions: [{ target: $.a, description: why, x-calloff-source: page, x-c: {}, update: { x-d: 3 } }]`,
    ],
    [
      "JSON",
      '{"overlay":"1.0.0","info":{"title":"t","version":"1"},"actions":[{"target":"$","description":"why","x-calloff-source":"page","remove":true}]}',
    ],
  ])("%s", (_, text) => {
    expect(problems(text)).toEqual([]);
  });
});

describe("an overlay that does not", () => {
  const cases: readonly (readonly [what: string, text: string, ...lines: string[]])[] = [
    [
      "an empty object",
      "{}",
      '1:1: the overlay has no overlay: it must be a version "1.0.x" or "1.1.x", such as "1.1.0".',
      "1:1: the overlay has no info: it must be an object with title and version.",
      "1:1: the overlay has no actions: it must be a list of actions.",
    ],
    [
      "another version of the specification, an unknown key, incomplete info, no action",
      "overlay: 1.2.0\ninfo:\n  titel: t\n  version: 1\nextnds: x\nactions: []",
      '1:1: overlay must be a version "1.0.x" or "1.1.x", such as "1.1.0", found "1.2.0".',
      "2:1: info has no title: it must be text that says what the overlay is for.",
      "3:3: info/titel is an unknown key; did you mean title?",
      "4:3: info/version must be the overlay's own version, as text in quotes, found 1.",
      "5:1: extnds is an unknown key; did you mean extends?",
      "6:1: actions must be a list of actions, found an empty list.",
    ],
    [
      "a version that YAML reads as a number",
      'overlay: 1.0\ninfo: { title: t, version: "1" }\nactions: 3',
      '1:1: overlay must be a version "1.0.x" or "1.1.x", such as "1.1.0", found 1.',
      "3:1: actions must be a list of actions, found 3.",
    ],
    [
      "an action without reason and source",
      withAction("update: {}"),
      "4:5: actions/0 has no description: it must be text that says why the document needs this action.",
      "4:5: actions/0 has no x-calloff-source: it must be the page or document that says so, by name or URL, or a list of several.",
    ],
    [
      "blank reason and source, a misspelled key",
      withAction(
        "description: ' '\nx-calloff-source: [page, '']\nx-calloff-sorce: page\nupdates: 1\nremove: true",
      ),
      '5:5: actions/0/description must be text that says why the document needs this action, found " ".',
      '6:30: x-calloff-source/1 must be the name or URL of a page or document, found "".',
      "7:5: actions/0/x-calloff-sorce is an unknown key; did you mean x-calloff-source?",
      "8:5: actions/0/updates is an unknown key; did you mean update?",
    ],
    [
      "a source of the wrong kind",
      withAction("description: why\nx-calloff-source: []\nupdate: 1"),
      "6:5: actions/0/x-calloff-source must be the page or document that says so, by name or URL, or a list of several, found an empty list.",
    ],
    [
      "neither update nor copy nor remove",
      withAction("description: why\nx-calloff-source: page"),
      "4:5: actions/0 must have exactly one of update, copy and remove: true, found none.",
    ],
    [
      "both of them",
      withAction("description: why\nx-calloff-source: page\nupdate: {}\nremove: true"),
      "4:5: actions/0 must have exactly one of update, copy and remove: true, found several.",
    ],
    [
      "remove: false",
      withAction("description: why\nx-calloff-source: page\nremove: false"),
      "7:5: actions/0/remove must be true, found false.",
    ],
    [
      "an action that is none, a target that is none",
      'overlay: 1.0.0\ninfo: { title: t, version: "1" }\nactions:\n  - 7\n  - { target: 1, description: d, x-calloff-source: s, remove: true }',
      "4:5: actions/0 must be an object with target, description, x-calloff-source and update, copy or remove, found 7.",
      "5:7: actions/1/target must be a JSONPath of RFC 9535, found 1.",
    ],
    [
      "a part outside an update",
      'overlay: 1.0.0\ninfo: { title: t, version: "1", x-calloff-provider: { name: A } }\nactions: [{ target: $, description: d, x-calloff-source: s, remove: true }]',
      "2:33: info/x-calloff-provider is an unknown key; known are title, version.",
    ],
  ];

  it.each(cases)("%s", (_, text, ...lines) => {
    expect(problems(text)).toEqual(lines);
  });
});
