import type { RecordedRequest } from "@calloff/mock";
import type { JsonValue } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import type { SampledParameter } from "./documented-operation.ts";
import { readParameter, readQuery } from "./read-parameter.ts";

// The values and the texts of the table of styles in OpenAPI 3.1.1, 4.8.12.
const LIST = ["blue", "black", "brown"];
const OBJECT = { R: "100", G: "200", B: "150" };

function read(
  place: SampledParameter["place"],
  style: string,
  explode: boolean,
  value: JsonValue,
  text: string,
) {
  const parameter = { name: "color", place, required: true, schema: {}, style, explode, holder: {}, value };
  const rawHeaders: [string, string][] = place === "cookie" ? [["Cookie", text]] : [["color", text]];
  const request: RecordedRequest = {
    method: "GET",
    url: "/",
    headers: {},
    rawHeaders,
    body: "",
    answer: { status: 200, headers: {}, body: "" },
  };
  const wire = { request, segments: new Map([["color", text]]), query: readQuery(text) };
  return readParameter(parameter, wire);
}

test.each<[SampledParameter["place"], string, boolean, JsonValue, string]>([
  ["path", "matrix", false, "blue", ";color=blue"],
  ["path", "matrix", false, LIST, ";color=blue,black,brown"],
  ["path", "matrix", false, OBJECT, ";color=R,100,G,200,B,150"],
  ["path", "matrix", true, LIST, ";color=blue;color=black;color=brown"],
  ["path", "matrix", true, OBJECT, ";R=100;G=200;B=150"],
  ["path", "label", false, "blue", ".blue"],
  ["path", "label", false, LIST, ".blue,black,brown"],
  ["path", "label", false, OBJECT, ".R,100,G,200,B,150"],
  ["path", "label", true, LIST, ".blue.black.brown"],
  ["path", "label", true, OBJECT, ".R=100.G=200.B=150"],
  ["path", "simple", false, LIST, "blue,black,brown"],
  ["path", "simple", false, OBJECT, "R,100,G,200,B,150"],
  ["header", "simple", true, OBJECT, "R=100,G=200,B=150"],
  ["query", "form", false, "blue", "color=blue"],
  ["query", "form", false, LIST, "color=blue,black,brown"],
  ["query", "form", false, OBJECT, "color=R,100,G,200,B,150"],
  ["query", "form", true, LIST, "color=blue&color=black&color=brown"],
  ["query", "form", true, OBJECT, "R=100&G=200&B=150"],
  ["query", "spaceDelimited", false, LIST, "color=blue%20black%20brown"],
  ["query", "pipeDelimited", false, LIST, "color=blue%7Cblack%7Cbrown"],
  ["query", "deepObject", true, OBJECT, "color%5BR%5D=100&color[G]=200&color[B]=150"],
  // OpenAPI leaves this open; the client numbers them.
  ["query", "deepObject", true, LIST, "color[0]=blue&color[1]=black&color[2]=brown"],
  ["cookie", "form", false, LIST, "other=1; color=blue,black,brown"],
])("%s %s, exploded %s: %j from %s", (place, style, explode, value, text) => {
  expect(read(place, style, explode, value, text)).toEqual(value);
});

test.each<[SampledParameter["place"], string, boolean, JsonValue, string]>([
  ["path", "label", false, "blue", "blue"],
  ["path", "matrix", false, LIST, "blue,black,brown"],
  ["query", "form", true, "blue", "colour=blue"],
  ["query", "deepObject", true, OBJECT, "R=100&G=200&B=150"],
  ["query", "form", false, LIST, "color=blue&color=black"],
])("%s %s, exploded %s: %j is not in %s", (place, style, explode, value, text) => {
  expect(read(place, style, explode, value, text)).toBeUndefined();
});

test("what separates is told from what is part of a value", () => {
  expect(read("query", "form", false, ["a,b", "c"], "color=a%2Cb,c")).toEqual(["a,b", "c"]);
  expect(read("path", "simple", false, ["a/b", "c d"], "a%2Fb,c%20d")).toEqual(["a/b", "c d"]);
});
