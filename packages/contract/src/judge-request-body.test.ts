import type { RecordedRequest } from "@calloff/mock";
import type { JsonValue } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { judgeRequestBody } from "./judge-request-body.ts";

const mediaType = "application/x-www-form-urlencoded";

function judge(value: JsonValue, body: string): Promise<string[]> {
  const answer = { status: 200, headers: {}, body: "" };
  const headers = { "content-type": mediaType };
  const rawHeaders = Object.entries(headers);
  const request: RecordedRequest = { method: "POST", url: "/", headers, rawHeaders, body, answer };
  return judgeRequestBody({ mediaType, media: {}, value }, request);
}

test("a form has the fields of its object", async () => {
  expect(await judge({ a: "1 2", b: [3, 4] }, "a=1+2&b=3&b=4")).toEqual([]);
  expect(await judge({ c: [{ d: 5 }, { d: 6 }] }, "c[0][d]=5&c[1][d]=6")).toEqual([]);
  expect(await judge({ c: [{ d: 5 }] }, "c[0][d]=6")).toEqual([
    'its field c is c[0][d]=6, given was [{"d":5}]',
  ]);
  expect(await judge({ a: "1" }, "a=2")).toEqual(['its field a is a=2, given was "1"']);
});

test("a form that was given as text is sent as it is", async () => {
  expect(await judge("a=1%202", "a=1%202")).toEqual([]);
  expect(await judge("a=1", "a=2")).toEqual(['its body is a=2, given was "a=1"']);
});
