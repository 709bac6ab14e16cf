import { describe, expect, it } from "vitest";
import { problems, withUpdate } from "./testing/overlay-texts.ts";

const states = "canceled, canceling, already-canceled, already-finished, not-cancelable, not-found";
const jobStates = "queued, running, canceling, canceled, succeeded, failed, ended, unknown";
const codes =
  "unauthorized, forbidden, invalid-request, rate-limited, server-error, unexpected-response, timeout";

describe("parts of an overlay that codegen could not use", () => {
  const cases: readonly (readonly [what: string, text: string, ...lines: string[]])[] = [
    [
      "an answer that means nothing",
      withUpdate("x-calloff-job:\n  role: cancel\n  id: jobId\n  answers:\n    '200': stopped\n    204: []"),
      `12:11: answers/'200' must be one of ${states}, ${codes}, http, or a rule { at, values, otherwise }, found "stopped".`,
      `13:11: answers/'204' must be one of ${states}, ${codes}, http, or a rule { at, values, otherwise }, found an empty list.`,
    ],
    [
      "a role that is not there, an id that is no text, no answers",
      withUpdate("x-calloff-job:\n  role: pause\n  id: 3\n  answers: {}"),
      '9:9: x-calloff-job/role must be cancel or status, found "pause".',
      "10:9: x-calloff-job/id must be a parameter's name, a list of several, or an object from parts to parameters, found 3.",
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
      `12:56: answers/'202'/otherwise must be one of ${states}, or http for what HTTP says of the status, found 3.`,
      "12:70: answers/'202'/els is an unknown key; known are at, values, otherwise.",
      `13:11: answers/'200' has no otherwise: it must be one of ${states}, or http for what HTTP says of the status.`,
      `13:18: answers/'200'/at must be a JSON Pointer of RFC 6901 into the vendor's body, such as /status, found "/a~2".`,
      "13:28: answers/'200'/values must be an object from the values of the vendor's body to outcomes, found an empty object.",
    ],
    [
      "statuses that are not",
      withUpdate(`x-calloff-job:
  role: status
  id: i
  state:
    at: status
    values:
      a: stopped
      b: { at: /e, values: { c: 1 } }
    otherwise: failed`),
      `12:11: state/at must be a JSON Pointer of RFC 6901 into the vendor's body, such as /status, found "status".`,
      `14:13: values/a must be one of ${jobStates}, or a rule { at, values, otherwise }, found "stopped".`,
      `15:13: values/b has no otherwise: it must be one of ${jobStates}.`,
      `15:36: values/c must be one of ${jobStates}, or a rule { at, values, otherwise }, found 1.`,
      "16:11: state/otherwise is an unknown key; known are at, values, lacks.",
    ],
    [
      "an origin that does not say where from",
      withUpdate("x-calloff-origin: { from: vendor }"),
      "8:7: update/x-calloff-origin has no source: it must be the name or URL of the page that the operation was written from.",
      '8:27: x-calloff-origin/from must be overlay, the one place besides the vendor\'s document, found "vendor".',
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
      "9:23: X/x-calloff-source is an unknown key; known are x-calloff-provider, x-calloff-credential, x-calloff-headers, x-calloff-origin, x-calloff-job.",
      "10:7: update/x-calloff- is an unknown key; known are x-calloff-provider, x-calloff-credential, x-calloff-headers, x-calloff-origin, x-calloff-job.",
    ],
    [
      "a slip below a path, with its slashes and tildes",
      withUpdate(
        "/job/{id}/~me:\n  delete:\n    x-calloff-job: { id: 1 }\n    '~/1': { x-calloff-credential: {} }",
      ),
      "10:28: x-calloff-job/id must be a parameter's name, a list of several, or an object from parts to parameters, found 1.",
      "11:20: delete/'~/1'/x-calloff-credential has no env: it must be an environment variable in capitals, such as PULSE_API_KEY.",
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
