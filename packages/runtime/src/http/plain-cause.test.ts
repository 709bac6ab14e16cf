import { inspect } from "node:util";
import { expect, test } from "vitest";
import { redactKeys } from "../auth/redact.ts";
import { plainCause } from "./plain-cause.ts";

test("keeps name, message, code and causes, and drops everything else", () => {
  const reset = Object.assign(new Error("read ECONNRESET"), {
    code: "ECONNRESET",
    socket: { key: "s3cret-key" },
  });
  const failed = Object.assign(new TypeError("fetch failed", { cause: reset }), {
    headers: { key: "s3cret-key" },
  });
  const plain = plainCause(failed, redactKeys(["s3cret-key"]));
  expect(plain).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    // The system's error is what fetch wraps.
    code: "ECONNRESET",
    cause: { message: "read ECONNRESET", code: "ECONNRESET" },
  });
  expect(inspect(plain, { depth: 10, showHidden: true })).not.toContain("s3cret-key");
});

test("takes the key out of words too", () => {
  const plain = plainCause(
    new Error('invalid header value "s3cret-key"', { cause: new Error("s3cret-key") }),
    redactKeys(["s3cret-key"]),
  );
  expect(inspect(plain, { depth: 10, showHidden: true })).not.toContain("s3cret-key");
  expect(plain).toMatchObject({ message: 'invalid header value "[key]"' });
});

test("ends where causes go in a circle", () => {
  const a = new Error("a");
  a.cause = new Error("b", { cause: a });
  expect(plainCause(a)).toMatchObject({ message: "a", cause: { message: "b" } });
});

test("gives nothing for what is thrown without being an error", () => {
  expect(plainCause("s3cret-key", redactKeys(["s3cret-key"]))).toBeUndefined();
});

test("gives nothing for an error that cannot be read", () => {
  const error = new Error("m");
  Object.defineProperty(error, "message", {
    get() {
      throw new Error("s3cret-key");
    },
  });
  const proxy = new Proxy(new Error("m"), {
    getPrototypeOf() {
      throw new Error("s3cret-key");
    },
  });
  expect([plainCause(error), plainCause(proxy)]).toEqual([undefined, undefined]);
});
