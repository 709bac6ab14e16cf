import { assertType, expectTypeOf, test } from "vitest";
import { createLuma } from "../dist/index.js";

const luma = createLuma();

test("there is typed fetch, and no cancel, which nobody has said how to do", () => {
  expectTypeOf(luma).toHaveProperty("client");
  // @ts-expect-error no operation is known that cancels
  assertType(luma.cancel("job-1"));
});
