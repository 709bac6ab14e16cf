import { describe, expect, it } from "vitest";
import { parseDocument } from "../document/parse-document.ts";
import { Failure } from "../failure.ts";
import { checkOverlay } from "./check-overlay.ts";

const file = "specs/pulse/overlay.yaml";

/** The lines of the failure, without the file's name; none when the overlay is fine. */
function problems(text: string): string[] {
  try {
    checkOverlay(parseDocument(text, { file }));
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.message.split("\n").map((line) => {
      expect(line.startsWith(`${file}:`)).toBe(true);
      return line.slice(file.length + 1);
    });
  }
}

/** Line 3 is `actions`, line 4 begins the one action, and what `lines` says begins on line 5, in column 5. */
const withAction = (lines: string): string => `overlay: 1.0.0
info: { title: t, version: "1" }
actions:
  - target: $
${lines.replaceAll(/^/gm, "    ")}`;

/** What `update` holds begins on line 8, in column 7. */
const withUpdate = (lines: string): string =>
  withAction(`description: why
x-calloff-source: the page
update:
${lines.replaceAll(/^/gm, "  ")}`);

const states = "canceled, canceling, already-canceled, already-finished, not-cancelable, not-found";
const codes =
  "unauthorized, forbidden, invalid-request, rate-limited, server-error, unexpected-response, timeout";

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
      '1:1: the overlay has no overlay: it must be a version "1.0.x", such as "1.0.0".',
      "1:1: the overlay has no info: it must be an object with title and version.",
      "1:1: the overlay has no actions: it must be a list of actions.",
    ],
    [
      "another version of the specification, an unknown key, incomplete info, no action",
      "overlay: 1.1.0\ninfo:\n  titel: t\n  version: 1\nextnds: x\nactions: []",
      '1:1: overlay must be a version "1.0.x", such as "1.0.0", found "1.1.0".',
      "2:1: info has no title: it must be text that says what the overlay is for.",
      "3:3: info/titel is an unknown key; did you mean title?",
      "4:3: info/version must be the overlay's own version, as text in quotes, found 1.",
      "5:1: extnds is an unknown key; did you mean extends?",
      "6:1: actions must be a list of actions, found an empty list.",
    ],
    [
      "a version that YAML reads as a number",
      'overlay: 1.0\ninfo: { title: t, version: "1" }\nactions: 3',
      '1:1: overlay must be a version "1.0.x", such as "1.0.0", found 1.',
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
      "neither update nor remove",
      withAction("description: why\nx-calloff-source: page"),
      "4:5: actions/0 must have exactly one of update and remove: true, found neither.",
    ],
    [
      "both of them",
      withAction("description: why\nx-calloff-source: page\nupdate: {}\nremove: true"),
      "4:5: actions/0 must have exactly one of update and remove: true, found both.",
    ],
    [
      "remove: false",
      withAction("description: why\nx-calloff-source: page\nremove: false"),
      "7:5: actions/0/remove must be true, found false.",
    ],
    [
      "an action that is none, a target that is none",
      'overlay: 1.0.0\ninfo: { title: t, version: "1" }\nactions:\n  - 7\n  - { target: 1, description: d, x-calloff-source: s, remove: true }',
      "4:5: actions/0 must be an object with target, description, x-calloff-source and update or remove, found 7.",
      "5:7: actions/1/target must be a JSONPath of RFC 9535, found 1.",
    ],
    [
      "an answer that means nothing",
      withUpdate("x-calloff-job:\n  role: cancel\n  id: jobId\n  answers:\n    '200': stopped\n    204: []"),
      `12:11: answers/'200' must be one of ${states}, ${codes}, or a rule { at, values, otherwise }, found "stopped".`,
      `13:11: answers/'204' must be one of ${states}, ${codes}, or a rule { at, values, otherwise }, found an empty list.`,
    ],
    [
      "a role that is not there, an id that is no text, no answers",
      withUpdate("x-calloff-job:\n  role: status\n  id: 3\n  answers: {}"),
      '9:9: x-calloff-job/role must be cancel, the only role there is, found "status".',
      "10:9: x-calloff-job/id must be the name of the path parameter that names the job, found 3.",
      "11:9: x-calloff-job/answers must be an object from statuses to what they mean, found an empty object.",
    ],
    [
      "a key that is misspelled",
      withUpdate("x-calloff-job: { rule: cancel }"),
      "8:24: x-calloff-job/rule is an unknown key; did you mean role?",
    ],
    [
      "names that are no statuses",
      withUpdate(
        "x-calloff-job: { role: cancel, id: i, answers: { 2000: canceled, 6XX: canceled, 2xx: canceled, ok: canceled } }",
      ),
      "8:56: answers/'2000' must be named by a status such as 404, 4XX or default.",
      "8:72: answers/'6XX' must be named by a status such as 404, 4XX or default.",
      "8:87: answers/'2xx' must be named by a status such as 404, 4XX or default.",
      "8:102: answers/ok must be named by a status such as 404, 4XX or default.",
    ],
    [
      "rules by body that are not",
      withUpdate(`x-calloff-job:
  role: cancel
  id: i
  answers:
    202: { at: status, values: { a: forbidden }, otherwise: 3, els: 1 }
    200: { at: /a~2, values: {} }`),
      `12:18: answers/'202'/at must be a JSON Pointer of RFC 6901 into the vendor's body, such as /status, found "status".`,
      `12:40: values/a must be one of ${states}, found "forbidden".`,
      `12:56: answers/'202'/otherwise must be one of ${states}, found 3.`,
      "12:70: answers/'202'/els is an unknown key; known are at, values, otherwise.",
      `13:11: answers/'200' has no otherwise: it must be one of ${states}.`,
      `13:18: answers/'200'/at must be a JSON Pointer of RFC 6901 into the vendor's body, such as /status, found "/a~2".`,
      "13:28: answers/'200'/values must be an object from the values of the vendor's body to outcomes, found an empty object.",
    ],
    [
      "credentials that are not, however deep",
      withUpdate(`a:
  - b: [{ x-calloff-credential: { env: pulse-key, prefix: "A\\nB" } }]
c:
  x-calloff-credential: { prefix: " Token" }
d: { x-calloff-credential: PULSE_API_KEY }`),
      '9:41: x-calloff-credential/env must be an environment variable in capitals, such as PULSE_API_KEY, found "pulse-key".',
      '9:57: x-calloff-credential/prefix must be printable ASCII that does not begin with a space, such as "Token ", found "A\\nB".',
      "11:9: c/x-calloff-credential has no env: it must be an environment variable in capitals, such as PULSE_API_KEY.",
      '11:33: x-calloff-credential/prefix must be printable ASCII that does not begin with a space, such as "Token ", found " Token".',
      '12:12: d/x-calloff-credential must be an object with env, and a prefix if the header needs one, found "PULSE_API_KEY".',
    ],
    [
      "a provider that cannot be an identifier",
      withUpdate("info: { x-calloff-provider: { name: tensor-pix, title: 3 } }"),
      '8:37: x-calloff-provider/name must be the provider\'s name as it stands in identifiers, such as TensorPix, found "tensor-pix".',
      "8:55: x-calloff-provider/title must be the provider's name as people write it, found 3.",
    ],
    [
      "keys of ours that do not exist, however deep",
      withUpdate("x-calloff-jobs: 1\na: { b: [{ X: { x-calloff-source: page } }] }\nx-calloff-: {}"),
      "8:7: update/x-calloff-jobs is an unknown key; did you mean x-calloff-job?",
      "9:23: X/x-calloff-source is an unknown key; known are x-calloff-provider, x-calloff-credential, x-calloff-job.",
      "10:7: update/x-calloff- is an unknown key; known are x-calloff-provider, x-calloff-credential, x-calloff-job.",
    ],
    [
      "a part outside an update",
      'overlay: 1.0.0\ninfo: { title: t, version: "1", x-calloff-provider: { name: A } }\nactions: [{ target: $, description: d, x-calloff-source: s, remove: true }]',
      "2:33: info/x-calloff-provider is an unknown key; known are title, version.",
    ],
    [
      "one value that an alias repeats: once where it is written, once where it is repeated",
      withUpdate(`a: &both
  - x-calloff-credential: { env: one }
  - x-calloff-credential: { env: one }
b: *both`),
      '9:35: x-calloff-credential/env must be an environment variable in capitals, such as PULSE_API_KEY, found "one".',
      '10:35: x-calloff-credential/env must be an environment variable in capitals, such as PULSE_API_KEY, found "one".',
      '11:7: x-calloff-credential/env must be an environment variable in capitals, such as PULSE_API_KEY, found "one".',
    ],
    [
      "a long wrong value, shown short",
      withUpdate(`x-calloff-provider: { name: "${"a".repeat(200)}" }`),
      `8:29: x-calloff-provider/name must be the provider's name as it stands in identifiers, such as TensorPix, found "${"a".repeat(59)}….`,
    ],
  ];

  it.each(cases)("%s", (_, text, ...lines) => {
    expect(problems(text)).toEqual(lines);
  });
});
