import { expect, test, vi } from "vitest";
import { redactKeys } from "../auth/redact.ts";
import { loggedHeaders, tell } from "./hooks.ts";

test("shows only headers of the list", () => {
  const headers = new Headers({
    "X-Request-Id": "r1",
    "Retry-After": "2",
    "Set-Cookie": "session=1",
    "X-Api-Key": "k",
  });
  expect(loggedHeaders(headers, (text) => text)).toEqual({ "retry-after": "2", "x-request-id": "r1" });
});

test("shows no key that the vendor repeats in one of them", () => {
  const headers = new Headers({ "X-Request-Id": "for s3cret-key" });
  expect(loggedHeaders(headers, redactKeys(["s3cret-key"]))).toEqual({ "x-request-id": "for [key]" });
});

test("tells a hook, and minds nothing that it does", async () => {
  const hook = vi.fn();
  tell(hook, { a: 1 });
  expect(hook).toHaveBeenCalledWith({ a: 1 });
  tell(undefined, {});
  tell(() => {
    throw new Error("the hook's own");
  }, {});
  // An unhandled rejection would fail the run.
  tell(() => Promise.reject(new Error("the hook's own")), {});
  await new Promise((resolve) => setImmediate(resolve));
});
