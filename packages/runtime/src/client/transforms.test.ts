import { describe, expect, test } from "vitest";
import { createProvider } from "../provider.ts";
import { type StubAnswer, stubFetch } from "../testing/stub-fetch.ts";
import type { OperationDescriptor, ParameterStyle } from "./request-transform.ts";
import { transformAnswer } from "./transform-answer.ts";
import { transformBody } from "./transform-body.ts";
import { transformParameters } from "./transform-parameters.ts";
import { writeForm } from "./write-form.ts";
import { writeMultipart } from "./write-multipart.ts";

const BASE = "https://api.acme.example/v1";

/** Calls one operation, whose options are as a caller in JavaScript could give them. */
async function call(
  [path, operation]: [string, OperationDescriptor],
  init: object = {},
  answer: StubAnswer = new Response("{}"),
) {
  const { fetch, sent } = stubFetch(answer);
  const provider = createProvider(
    {
      name: "acme",
      baseUrl: BASE,
      operations: { [`POST ${path}`]: operation },
      transforms: [
        transformParameters,
        transformBody({ "multipart/": writeMultipart, "application/x-www-form-urlencoded": writeForm }),
        transformAnswer,
      ],
    },
    { fetch, retries: 0 },
  );
  const { POST } = provider.client as unknown as {
    POST(path: string, init: object): Promise<{ data: unknown }>;
  };
  const { data } = await POST(path, init);
  const [request] = sent;
  if (request === undefined) throw new Error("nothing was sent");
  return { data, request };
}

const style = (name: ParameterStyle["style"], explode: boolean): ParameterStyle => ({ style: name, explode });

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

const send = async (operation: OperationDescriptor, body: unknown, headers = {}) => {
  const { request } = await call(["/files", operation], { body, headers });
  return { type: request.headers.get("content-type"), request };
};

describe("a body", () => {
  test("of a form: lists repeated, objects as JSON, or as the document says", async () => {
    const parts = { deep: { style: style("deepObject", true) } };
    const { request, type } = await send(
      { body: ["application/x-www-form-urlencoded"], parts },
      { a: "1 &", list: [1, 2], object: { b: true }, deep: { c: "d" }, none: undefined },
    );
    expect(type).toBe("application/x-www-form-urlencoded");
    expect(await new Response(request.body as BodyInit).text()).toBe(
      "a=1%20%26&list=1&list=2&object=%7B%22b%22%3Atrue%7D&deep[c]=d",
    );
  });

  test("of several parts, read back by another reader", async () => {
    const parts = { picture: { type: "image/png" }, note: { type: "text/markdown" } };
    const { request, type } = await send(
      { body: ["multipart/form-data"], parts },
      {
        picture: new File([new Uint8Array([0, 255, 13, 10])], 'a"b\n.png'),
        data: new Blob(["x"], { type: "text/csv" }),
        tags: ["one", "two"],
        meta: { a: [1] },
        note: "# Ü",
        size: 7,
        none: undefined,
      },
    );
    expect(type).toMatch(/^multipart\/form-data; boundary=calloff-[\w-]+$/);
    const bytes = await new Response(request.body as BodyInit).arrayBuffer();
    const form = await new Response(bytes, { headers: { "content-type": type ?? "" } }).formData();
    const picture = form.get("picture") as File;
    expect([picture.type, new Uint8Array(await picture.arrayBuffer())]).toEqual([
      "image/png",
      new Uint8Array([0, 255, 13, 10]),
    ]);
    expect([picture.name, (form.get("data") as File).type]).toEqual(['a"b\r\n.png', "text/csv"]);
    expect([form.getAll("tags"), form.get("note"), form.get("size")]).toEqual([["one", "two"], "# Ü", "7"]);
    expect([...form.keys()]).toEqual(["picture", "data", "tags", "tags", "meta", "note", "size"]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":[1]}\r\n');
    expect(text).toContain('name="note"\r\nContent-Type: text/markdown\r\n\r\n# Ü\r\n');
  });

  test.each<[string, readonly string[], unknown, object, string | null, string]>([
    ["bytes", ["application/octet-stream"], new Uint8Array([104, 105]), {}, "application/octet-stream", "hi"],
    [
      "a Blob of a type of its own",
      ["image/*"],
      new Blob(["hi"], { type: "image/gif" }),
      {},
      "image/gif",
      "hi",
    ],
    ["text", ["text/plain"], "hi", {}, "text/plain", "hi"],
    ["XML", ["application/xml"], "<hi/>", {}, "application/xml", "<hi/>"],
    [
      "JSON of a vendor's type",
      ["application/vnd.api+json"],
      { a: 1 },
      {},
      "application/vnd.api+json",
      '{"a":1}',
    ],
    ["JSON first of several", ["application/json", "text/csv"], { a: 1 }, {}, "application/json", '{"a":1}'],
    [
      "what the user asks for",
      ["application/json", "text/csv"],
      "a,b",
      { "Content-Type": "text/csv" },
      "text/csv",
      "a,b",
    ],
    [
      "what the value is",
      ["application/json", "application/zip"],
      new Uint8Array([104]),
      {},
      "application/zip",
      "h",
    ],
    [
      "pairs",
      ["application/json"],
      new URLSearchParams({ a: "b c" }),
      {},
      "application/x-www-form-urlencoded",
      "a=b+c",
    ],
  ])("is %s", async (_, body, value, headers, type, text) => {
    const sent = await send({ body }, value, headers);
    expect(sent.type).toBe(type);
    expect(await new Response(sent.request.body as BodyInit).text()).toBe(text);
  });

  test.each([
    ["text", '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'],
    [
      "bytes",
      new TextEncoder().encode('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'),
    ],
  ])("of several parts that is %s already goes as it is, with the caller's boundary", async (_, body) => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const { request, type } = await send({ body: ["multipart/form-data"] }, body, headers);
    const form = await new Response(request.body as BodyInit, {
      headers: { "content-type": type ?? "" },
    }).formData();
    expect([...form.entries()]).toEqual([["a", "1"]]);
  });

  test.each([["text"], [new Blob(["bytes"])]])(
    "of several parts without a boundary is refused",
    async (body) => {
      await expect(send({ body: ["multipart/form-data"] }, body)).rejects.toMatchObject({
        code: "invalid-options",
        message: expect.stringContaining("boundary"),
      });
    },
  );

  test("that nothing is known to write is refused", async () => {
    await expect(send({ body: ["application/xml"] }, { a: 1 })).rejects.toMatchObject({
      code: "invalid-options",
      message: expect.stringContaining("Calloff cannot write application/xml"),
    });
  });
});

describe("an answer", () => {
  test.each<[readonly string[], unknown]>([
    [["text/plain"], "hi"],
    [["application/xml"], "hi"],
    [["text/event-stream"], "hi"],
  ])("of %j is text", async (answer, expected) => {
    const { data, request } = await call(["/x", { answer }], {}, new Response("hi"));
    expect(data).toBe(expected);
    expect(request.headers.get("accept")).toBe(answer.join(", "));
  });

  test("is read as what the user asks for", async () => {
    const operation = { answer: ["application/json", "text/plain"] };
    const init = { headers: { Accept: "text/plain" } };
    const { data, request } = await call(["/x", operation], init, new Response("hi"));
    expect([data, request.headers.get("accept")]).toEqual(["hi", "text/plain"]);
    expect((await call(["/x", operation], {}, new Response('"hi"'))).data).toBe("hi");
  });

  test("of bytes is a Blob", async () => {
    const { data } = await call(["/x", { answer: ["application/pdf"] }], {}, new Response("%PDF"));
    expect(await (data as Blob).text()).toBe("%PDF");
  });

  test("of JSON of a vendor's type is its value", async () => {
    const { data } = await call(["/x", { answer: ["application/hal+json"] }], {}, new Response('{"a":1}'));
    expect(data).toEqual({ a: 1 });
  });

  test("without an end is read as it comes, and ends with the caller's signal", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
      },
    });
    const stop = new AbortController();
    const init = { parseAs: "stream", signal: stop.signal };
    const { data } = await call(["/x", { answer: ["text/event-stream"] }], init, new Response(endless));
    const reader = (data as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
    stop.abort();
    // What is on its way already may still be read.
    const readOn = async (): Promise<void> => {
      for (let left = 100; left > 0; left -= 1) await reader.read();
    };
    await expect(readOn()).rejects.toMatchObject({ name: "AbortError" });
  });
});

test("an operation with a server of its own goes there, unless the user has given another", async () => {
  const upload: [string, OperationDescriptor] = ["/files", { server: "https://upload.acme.example" }];
  expect((await call(upload)).request.url).toBe("https://upload.acme.example/files");
  const { fetch, sent } = stubFetch(new Response("{}"));
  const descriptor = { name: "acme", baseUrl: BASE, operations: { "GET /files": upload[1] } };
  const { client } = createProvider(descriptor, { fetch, baseUrl: "http://127.0.0.1:7" });
  await (client as unknown as { GET(path: string): Promise<unknown> }).GET("/files");
  expect(sent[0]?.url).toBe("http://127.0.0.1:7/files");
});
