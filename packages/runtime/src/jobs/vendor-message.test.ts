import { expect, test } from "vitest";
import { vendorMessage } from "./vendor-message.ts";

test.each([
  // Topaz, Pulse, TensorPool and Pixelcut's 200
  [{ code: 409, message: "too late" }, "too late"],
  // TensorPix
  [{ detail: "Not found." }, "Not found."],
  // Pixelcut's errors
  [{ error: "Job not found", error_code: "not_found" }, "Job not found"],
  // Pulse's errors
  [{ error: { code: "AUTH_002", message: "Invalid API key" } }, "Invalid API key"],
  // TensorPool's 422 lists problems, and says nothing in one string
  [{ detail: [{ loc: ["path"], msg: "bad", type: "x" }] }, undefined],
  [{ message: "  " }, undefined],
  [{}, undefined],
  ["text", undefined],
  [undefined, undefined],
])("in %j: %j", (body, message) => {
  expect(vendorMessage(body)).toBe(message);
});
