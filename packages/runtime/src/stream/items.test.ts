import { describe, expect, test } from "vitest";
import { bodyOf } from "../testing/body-of.ts";
import { items, type StreamOptions } from "./items.ts";

const EVENTS = "text/event-stream";
const LINES = "application/jsonl";
const SEQUENCE = "application/json-seq";

async function all(
  type: string,
  pieces: readonly (string | Uint8Array)[],
  options?: StreamOptions,
): Promise<unknown[]> {
  const { body } = bodyOf(pieces);
  const response = new Response(null, { headers: { "content-type": type } });
  const found: unknown[] = [];
  for await (const item of items({ data: body, response }, options)) found.push(item);
  return found;
}

/** However the network cuts it: whole, and byte by byte. */
async function inPieces(type: string, text: string): Promise<unknown[]> {
  const bytes = new TextEncoder().encode(text);
  const whole = await all(type, [bytes]);
  expect(
    await all(
      type,
      Array.from(bytes, (byte) => Uint8Array.of(byte)),
    ),
  ).toEqual(whole);
  return whole;
}

describe("server-sent events", () => {
  // The first is the example under "Server-Sent Event Stream" in OpenAPI 3.2.0; the next four those in "Interpreting an
  // event stream" of the HTML standard.
  test.each<[string, string, object[]]>([
    [
      "as OpenAPI models them",
      `event: addString
data: This data is formatted
data: across two lines
retry: 5

event: addInt64
data: 1234.5678
unknownField: this is ignored

: This is a comment
event: addJSON
data: {"foo": 42}

`,
      [
        { event: "addString", data: "This data is formatted\nacross two lines", retry: 5 },
        { event: "addInt64", data: "1234.5678" },
        { event: "addJSON", data: '{"foo": 42}' },
      ],
    ],
    ["of several lines", "data: YHOO\ndata: +2\ndata: 10\n\n", [{ data: "YHOO\n+2\n10" }]],
    [
      "with a comment, an id, one without, and one that is not whole",
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event",
      [
        { data: "first event", id: "1" },
        { data: "second event", id: "" },
      ],
    ],
    ["that are empty", "data\n\ndata\ndata\n\ndata:", [{ data: "" }, { data: "\n" }]],
    ["with one space or none", "data:test\n\ndata: test\n\n", [{ data: "test" }, { data: "test" }]],
    [
      "with all ends of lines",
      "data: a\rdata: b\r\rdata: c\r\n\r\ndata: d\n\n",
      [{ data: "a\nb" }, { data: "c" }, { data: "d" }],
    ],
    ["after a byte order mark, and none later", "\ufeffdata: a\n\n\ufeffdata: b\n\n", [{ data: "a" }]],
    ["without data are none", "event: a\nid: 1\nretry: 9\n\ndata: b\n\n", [{ data: "b" }]],
    ["of no type again", "event: a\nevent\ndata: b\n\n", [{ data: "b" }]],
    [
      "with an id and a time that do not count",
      "id: a\0b\nretry: 1.5\nretry: x\ndata: b\n\n",
      [{ data: "b" }],
    ],
    ["with colons, and spaces that are theirs", "data:  a: b \n\n", [{ data: " a: b " }]],
    ["with names that are not quite theirs", "Data: a\n data: b\ndata : c\ndata: d\n\n", [{ data: "d" }]],
    ["beyond ASCII", "data: é…😀\n\n", [{ data: "é…😀" }]],
    ["nowhere", "", []],
  ])("%s", async (_, text, expected) => {
    expect(await inPieces(EVENTS, text)).toEqual(expected);
  });

  test("have no more data than maxBodyBytes, in however many lines", async () => {
    const { body, state } = bodyOf([`data: 1\n\n${"data: a\n".repeat(11)}`], false);
    const reading = items(
      { data: body, response: new Response(null, { headers: { "content-type": EVENTS } }) },
      { maxBodyBytes: 20 },
    );
    expect(await reading.next()).toEqual({ done: false, value: { data: "1" } });
    await expect(reading.next()).rejects.toMatchObject({ code: "unexpected-response" });
    expect(state.canceled).toBe(true);
    expect(await all(EVENTS, [`${"data: a\n".repeat(10)}\n`], { maxBodyBytes: 20 })).toHaveLength(1);
  });

  test("come at a carriage return, whatever is to follow it", async () => {
    const { body } = bodyOf(["data: a\r\r"], false);
    const response = new Response(null, { headers: { "content-type": `${EVENTS}; charset=utf-8` } });
    for await (const item of items({ data: body, response })) {
      expect(item).toEqual({ data: "a" });
      break;
    }
  });
});

describe("JSON", () => {
  test.each<[string, string, string, unknown[]]>([
    ["lines", LINES, '{"a":1}\n[2]\r\n\n"three"\n  null  \n4', [{ a: 1 }, [2], "three", null, 4]],
    ["lines by another name", "application/x-ndjson; charset=utf-8", "1\n2\n", [1, 2]],
    ["lines with what only JavaScript breaks lines at", LINES, '"\u2028"\n"é😀"\n', ["\u2028", "é😀"]],
    // RFC 7464, section 2: RS, a text, LF.
    ["texts", SEQUENCE, '\x1e{"a":1}\n\x1e[2]\n\x1e\x1e"three"\n\x1e4\n', [{ a: 1 }, [2], "three", 4]],
    ["texts of several lines", "application/geo+json-seq", '\x1e{\n "a":\n 1\n}\n\x1e[\n]\n', [{ a: 1 }, []]],
    [
      "texts with brackets and quotes in strings",
      SEQUENCE,
      '\x1e["{", "\\\\",\n "\\"]"]\n\x1e"]"\n',
      [["{", "\\", '"]'], "]"],
    ],
    ["a text at the end that says by itself that it is whole", SEQUENCE, '\x1e{"a":1}', [{ a: 1 }]],
  ])("%s", async (_, type, text, expected) => {
    expect(await inPieces(type, text)).toEqual(expected);
  });

  // RFC 7464, section 2.4: a number, or a name such as true, that nothing follows may have been cut off.
  test.each([
    ["a line", LINES, '{"a":1}\n{"b":', 2],
    ["a line before others", LINES, "{}\n{]\n{}\n", 2],
    ["a text", SEQUENCE, '\x1e{"a":1}\n\x1e{"b":\x1e{}\n', 2],
    ["the last text", SEQUENCE, '\x1e{"b":\n', 1],
    ["a number", SEQUENCE, "\x1e12", 1],
    ["a text with a bracket too many", SEQUENCE, "\x1e[1]]\n\x1e2\n", 1],
    ["a name", SEQUENCE, "\x1enull\x1e1\n", 1],
    ["HTML", LINES, "<html>\n", 1],
  ])("that is broken is an error: %s", async (_, type, text, item) => {
    await expect(all(type, [text])).rejects.toMatchObject({
      code: "unexpected-response",
      status: 200,
      message: `Calloff: the answer cannot be read as items: item ${item} is not JSON, or was cut off.`,
    });
  });
});

describe.each([
  [EVENTS, "data: 1\n\n", "data: "],
  [LINES, "1\n", '"'],
  [SEQUENCE, "\x1e1\n", '\x1e"'],
])("a stream of %s", (type, first, begun) => {
  const start = () => bodyOf([first, first], false);
  const response = new Response(null, { headers: { "content-type": type } });

  test("is read no further than it is asked for, and canceled when it is left", async () => {
    const { body, state } = start();
    for await (const _ of items({ data: body, response })) {
      expect(state).toEqual({ canceled: false, pulled: 1 });
      break;
    }
    expect(state).toEqual({ canceled: true, pulled: 1 });
  });

  test("has no line longer than maxBodyBytes, in one piece or many", async () => {
    const message =
      "Calloff: the answer cannot be read as items: item 2 is longer than 20 bytes (maxBodyBytes).";
    const options = { maxBodyBytes: 20 };
    for (const pieces of [[`${first}${begun}${"é".repeat(20)}\n`], [first, begun, ...Array(20).fill("é")]]) {
      await expect(all(type, pieces, options)).rejects.toMatchObject({
        code: "unexpected-response",
        message,
      });
    }
    expect(await all(type, Array(50).fill(first), options)).toHaveLength(50);
  });

  test("ends with the error of a connection that breaks", async () => {
    const { body, state } = start();
    const broken = body.pipeThrough(
      new TransformStream(
        {
          transform(chunk, controller) {
            if (state.pulled > 1) controller.error(new TypeError("terminated"));
            else controller.enqueue(chunk);
          },
        },
        undefined,
        { highWaterMark: 0 },
      ),
    );
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of items({ data: broken, response })) found.push(item);
    })();
    await expect(reading).rejects.toThrow("terminated");
    expect(found).toHaveLength(1);
  });
});

test.each(["text/html", "application/json", "text/event-streams", ""])(
  "a body of type %j is no stream",
  async (type) => {
    const { body, state } = bodyOf(["1"]);
    const response = new Response(null, type === "" ? {} : { headers: { "content-type": type } });
    await expect(items({ data: body, response }).next()).rejects.toMatchObject({
      code: "unexpected-response",
    });
    expect(state.canceled).toBe(true);
  },
);

test.each([0, 1.5, Number.NaN, "9"])("maxBodyBytes cannot be %j", async (maxBodyBytes) => {
  const options = { maxBodyBytes: maxBodyBytes as number };
  await expect(all(LINES, ["1\n"], options)).rejects.toMatchObject({ code: "invalid-options" });
});

test.each([undefined, null])("no body (%s) has no items", async (data) => {
  expect(await items({ data, response: new Response() }).next()).toEqual({ done: true, value: undefined });
});
