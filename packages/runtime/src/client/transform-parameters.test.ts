import { describe, expect, test } from "vitest";
import { BASE, call, style } from "../testing/call-operation.ts";
import type { ParameterStyle } from "./request-transform.ts";

// The values are those of the table under "Style Examples" in OpenAPI 3.1.1.
const LIST = ["blue", "black", "brown"];
const COLORS = { R: 100, G: 200, B: 150 };

test.each([
  [{ city: "Bath" }, {}, "weather?city=Bath"],
  [{ city: "Bath" }, { units: "S", hours: 3 }, "weather?city=Bath&units=S&hours=3"],
  [{ city: "what?" }, { units: "why?" }, "weather?city=what%3F&units=why%3F"],
])("the query follows one that is in the path: %o, %o", async (path, query, expected) => {
  const { request } = await call(["/weather?city={city}", {}], { params: { path, query } });
  expect(request.url).toBe(`${BASE}/${expected}`);
});

test.each([
  ["/lamps/{lamp}#byName", { path: { lamp: "porch" }, query: { bright: true } }, "lamps/porch?bright=true"],
  ["/lamps/{lamp}#{lamp}", { path: { lamp: "a#b" } }, "lamps/a%23b"],
  ["/lamps#all", { query: { bright: true } }, "lamps?bright=true"],
  ["/lamps?on=true#all", { query: { bright: true } }, "lamps?on=true&bright=true"],
])("a fragment in a path tells operations apart, and is not sent: %s", async (path, params, expected) => {
  const { request } = await call([path, {}], { params });
  expect(request.url).toBe(`${BASE}/${expected}`);
});

describe("a parameter in the path", () => {
  test.each<[ParameterStyle, unknown, string]>([
    [style("simple", false), LIST, "blue,black,brown"],
    [style("simple", false), COLORS, "R,100,G,200,B,150"],
    [style("simple", true), COLORS, "R=100,G=200,B=150"],
    [style("label", false), "blue", ".blue"],
    [style("label", false), LIST, ".blue,black,brown"],
    [style("label", true), LIST, ".blue.black.brown"],
    [style("label", true), COLORS, ".R=100.G=200.B=150"],
    [style("matrix", false), "blue", ";color=blue"],
    [style("matrix", false), LIST, ";color=blue,black,brown"],
    [style("matrix", true), LIST, ";color=blue;color=black;color=brown"],
    [style("matrix", false), COLORS, ";color=R,100,G,200,B,150"],
    [style("matrix", true), COLORS, ";R=100;G=200;B=150"],
    [style("json", false), { a: "/" }, "%7B%22a%22%3A%22%2F%22%7D"],
    [style("simple", false), ["../x", "?"], "..%2Fx,%3F"],
  ])("%j %j", async (how, color, written) => {
    const { request } = await call(["/c/{color}/{id}", { path: { color: how } }], {
      params: { path: { color, id: 7 } },
    });
    expect(request.url).toBe(`${BASE}/c/${written}/7`);
  });

  test.each([[""], [".."], [undefined], [[".", ""]]])(
    "is refused where it would be another path: %j",
    async (color) => {
      const calling = call(["/c/{color}", { path: { color: style("simple", false) } }], {
        params: { path: { color } },
      });
      if (Array.isArray(color)) expect((await calling).request.url).toBe(`${BASE}/c/.,`);
      else await expect(calling).rejects.toMatchObject({ code: "invalid-options" });
    },
  );
});

describe("a parameter in the query", () => {
  test.each<[ParameterStyle, unknown, string]>([
    [style("form", false), LIST, "color=blue,black,brown"],
    [style("form", true), LIST, "color=blue&color=black&color=brown"],
    [style("form", false), COLORS, "color=R,100,G,200,B,150"],
    [style("form", true), COLORS, "R=100&G=200&B=150"],
    [style("spaceDelimited", false), LIST, "color=blue%20black%20brown"],
    [style("pipeDelimited", false), LIST, "color=blue|black|brown"],
    [style("deepObject", true), COLORS, "color[R]=100&color[G]=200&color[B]=150"],
    [style("deepObject", true), { a: { b: ["x"] } }, "color[a][b][0]=x"],
    [style("json", false), { a: 1 }, "color=%7B%22a%22%3A1%7D"],
    [{ ...style("form", true), reserved: true }, "a/b&c#d e", "color=a/b%26c%23d%20e"],
    [style("form", true), undefined, ""],
  ])("%j %j", async (how, color, written) => {
    const { request } = await call(["/c", { query: { color: how } }], { params: { query: { color } } });
    expect(request.url.replace(/^[^?]*\??/, "").replaceAll("%7C", "|")).toBe(written);
  });

  test("others are written beside it", async () => {
    const { request } = await call(["/c", { query: { color: style("pipeDelimited", false) } }], {
      params: { query: { page: 2, color: ["a"] } },
    });
    expect(request.url).toBe(`${BASE}/c?page=2&color=a`);
  });
});

test("parameters in headers and cookies", async () => {
  const operation = {
    header: { "X-List": style("simple", false) },
    cookie: { session: style("form", true), more: style("form", false) },
  };
  const { request } = await call(["/c", operation], {
    params: { header: { "X-List": LIST, "X-Plain": "p" }, cookie: { session: "a b", more: ["x", "y"] } },
    headers: { "X-Own": "o" },
  });
  expect(request.headers.get("x-list")).toBe("blue,black,brown");
  expect(request.headers.get("x-plain")).toBe("p");
  expect(request.headers.get("x-own")).toBe("o");
  expect(request.headers.get("cookie")).toBe("session=a%20b; more=x,y");
});
