import { describe, expect, test } from "vitest";
import { readReferences } from "./read-references.ts";

/** As a stream that breaks the bytes after every `size`. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, size = 1_000): Promise<string[]> {
  const references: string[] = [];
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for await (const reference of readReferences(inChunks(bytes, size), "jobs")) references.push(reference);
  return references;
}

test.each([
  ["one a line", "pulse:a\ntensorpix:42\n", ["pulse:a", "tensorpix:42"]],
  ["without a last line feed", "pulse:a\npulse:b", ["pulse:a", "pulse:b"]],
  ["with carriage returns", "pulse:a\r\npulse:b\r\n", ["pulse:a", "pulse:b"]],
  ["with carriage returns alone", "pulse:a\rpulse:b\r", ["pulse:a", "pulse:b"]],
  [
    "with each kind of line end",
    "pulse:a\rpulse:b\npulse:c\r\npulse:d",
    ["pulse:a", "pulse:b", "pulse:c", "pulse:d"],
  ],
  ["in JSON between carriage returns", '{"reference":"pulse:a"}\r"pulse:b"\r', ["pulse:a", "pulse:b"]],
  ["after a byte order mark", "\ufeffpulse:a\n", ["pulse:a"]],
  ["between blank lines", "\n\n  \npulse:a\n\r\n\npulse:b\n\n", ["pulse:a", "pulse:b"]],
  ["with white space around them", "  pulse:a\t\n", ["pulse:a"]],
  ["none", "", []],
  ["as two parts in JSON", '{"provider":"pulse","id":"a:b"}\n', ["pulse:a:b"]],
  ["with a number as the id", '{"provider":"tensorpix","id":42}', ["tensorpix:42"]],
  ["whole in JSON, other fields beside", '{"reference":"pulse:a","user":7}', ["pulse:a"]],
  ["as strings in JSON", '"pulse:a"\n"pulse:b\\n"', ["pulse:a", "pulse:b\n"]],
  ["of both kinds", 'pulse:a\n{"provider":"pulse","id":" b "}\n', ["pulse:a", "pulse: b "]],
])("reads references %s", async (_, text, references) => {
  expect(await read(text)).toEqual(references);
});

test.each([1, 2, 3, 5])(
  "characters of several bytes stay whole when they come in chunks of %i",
  async (size) => {
    expect(await read("pulse:ä€😀\r\npulse:b\n", size)).toEqual(["pulse:ä€😀", "pulse:b"]);
  },
);

describe("a line that is too long", () => {
  const MIB = 2 ** 20;

  test("is refused at 1 MiB, however the bytes come, and nothing is read after it", async () => {
    let chunks = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("pulse:a\n");
      for (; ; chunks += 1) yield Buffer.alloc(65_536);
    }
    const references: string[] = [];
    const reading = (async () => {
      for await (const reference of readReferences(endless(), "jobs")) references.push(reference);
    })();
    await expect(reading).rejects.toThrow(
      "jobs:2: the line is longer than 1048576 bytes; write one reference per line.",
    );
    expect(references).toEqual(["pulse:a"]);
    expect(chunks).toBe(16);
  });

  test.each([65_536, 2 * MIB])(
    "one of 1 MiB is taken, one byte more is not, in chunks of %i",
    async (size) => {
      const longest = `pulse:${"a".repeat(MIB - 6)}`;
      for (const end of ["", "\n", "\r", "\r\n"]) {
        expect(await read(`${longest}${end}`, size)).toEqual([longest]);
        await expect(read(`${longest}a${end}`, size)).rejects.toThrow(
          /^jobs:1: the line is longer than 1048576 bytes/,
        );
      }
    },
  );
});

describe("what is wrong is told with its place", () => {
  test.each([
    ["broken JSON after carriage returns", 'pulse:a\r\r{"provider":"pulse"', /^jobs:3: is not valid JSON/],
    ["broken JSON after both", 'pulse:a\r\n\r\n{"provider":"pulse"', /^jobs:3: is not valid JSON/],
    ["broken JSON", 'pulse:a\n\n{"provider":"pulse"', /^jobs:3: is not valid JSON/],
    ["JSON that ends with a comma", '"pulse:a",\n', /^jobs:1: is not valid JSON/],
    ["JSON without an id", '{"provider":"pulse"}', /^jobs:1: this JSON is not a reference/],
    ["an id of another kind", '{"provider":"pulse","id":["a"]}', /^jobs:1: this JSON is not a reference/],
    ["an id in parts where it has one", '{"provider":"pulse","id":{"a":"b"}}', /^jobs:1: Invalid job id/],
    [
      "a part that JSON rounds",
      '{"provider":"pulse","id":{"a":9007199254740993}}',
      /^jobs:1: a JSON number cannot hold this id exactly/,
    ],
    ["a number that JSON rounds", '{"provider":"tensorpix","id":9007199254740993}', /^jobs:1: a JSON number/],
    [
      "a provider with a colon",
      '{"provider":"pulse:a","id":"b"}',
      /^jobs:1: "pulse:a" cannot name a provider/,
    ],
    ["a number with a fraction", '{"provider":"tensorpix","id":4.5}', /^jobs:1: a JSON number/],
  ])("%s", async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test("text that is not UTF-8", async () => {
    const utf16 = Buffer.from("\ufeffpulse:a\n", "utf16le");
    await expect(read(utf16)).rejects.toThrow("jobs:1: is not UTF-8; save the file as UTF-8.");
  });
});

test("the largest number that JSON keeps is taken", async () => {
  expect(await read('{"provider":"tensorpix","id":9007199254740991}')).toEqual([
    "tensorpix:9007199254740991",
  ]);
});
