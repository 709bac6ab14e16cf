import { expect, test, vi } from "vitest";
import { lazily } from "./lazily.ts";

test("loads a part once, and not before it is used", async () => {
  const part = vi.fn(async () => ({ answer: 42 }));
  const load = lazily(part);
  expect(part).not.toHaveBeenCalled();
  expect([(await load()).answer, (await load()).answer]).toEqual([42, 42]);
  expect(part).toHaveBeenCalledTimes(1);
});

test("says in one line what could not be loaded, and tries again when it is used again", async () => {
  const part = vi.fn(async () => "there").mockRejectedValueOnce(new TypeError("404"));
  const load = lazily(part);
  await expect(load()).rejects.toMatchObject({
    code: "network",
    message: "part of the code could not be loaded; are all chunks served?",
    cause: { message: "404" },
  });
  await expect(load()).resolves.toBe("there");
});
