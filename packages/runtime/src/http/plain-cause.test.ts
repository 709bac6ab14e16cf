import { inspect } from "node:util";
import { expect, test } from "vitest";
import { plainCause, redact, spellingsOf } from "./plain-cause.ts";

test("keeps name, message, code and causes, and drops everything else", () => {
  const reset = Object.assign(new Error("read ECONNRESET"), {
    code: "ECONNRESET",
    socket: { key: "s3cret-key" },
  });
  const failed = Object.assign(new TypeError("fetch failed", { cause: reset }), {
    headers: { key: "s3cret-key" },
  });
  const plain = plainCause(failed, ["s3cret-key"]);
  expect(plain).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { message: "read ECONNRESET", code: "ECONNRESET" },
  });
  expect(inspect(plain, { depth: 10, showHidden: true })).not.toContain("s3cret-key");
});

test("takes the key out of words too", () => {
  const plain = plainCause(
    new Error('invalid header value "s3cret-key"', { cause: new Error("s3cret-key") }),
    ["s3cret-key"],
  );
  expect(inspect(plain, { depth: 10, showHidden: true })).not.toContain("s3cret-key");
  expect(plain).toMatchObject({ message: 'invalid header value "[key]"' });
});

test("ends where causes go in a circle", () => {
  const a = new Error("a");
  a.cause = new Error("b", { cause: a });
  expect(plainCause(a)).toMatchObject({ message: "a", cause: { message: "b" } });
});

test("what is thrown without being an error is left out", () => {
  expect(plainCause("s3cret-key", ["s3cret-key"])).toBeUndefined();
});

test("redact leaves text alone where there is no key, or one so short that it would spoil the text", () => {
  expect(redact("no such job", spellingsOf([]))).toBe("no such job");
  expect(redact("no such job", spellingsOf(["o"]))).toBe("no such job");
  expect(redact("abcd and abcd", spellingsOf(["abcd"]))).toBe("[key] and [key]");
});

test("redact knows the key as JSON writes it, with slashes escaped and without", () => {
  expect(redact('{"message":"a/b\\"c", "again":"a\\/b\\"c"}', spellingsOf(['a/b"c']))).toBe(
    '{"message":"[key]", "again":"[key]"}',
  );
});
