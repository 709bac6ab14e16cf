import { describe, expect, test } from "vitest";
import { call, style } from "../testing/call-operation.ts";
import type { OperationDescriptor } from "./request-transform.ts";

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
