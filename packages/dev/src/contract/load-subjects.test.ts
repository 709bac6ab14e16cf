import { resolve } from "node:path";
import { expect, test } from "vitest";
import { loadSubjects } from "./load-subjects.ts";

const root = resolve(import.meta.dirname, "../../../..");

test.each(["acme", "constructor"])(
  "refuses %s, which is not vendored, and names those that are",
  async (name) => {
    await expect(loadSubjects(root, [name])).rejects.toThrow("pixelcut, pulse, tensorpix, tensorpool, topaz");
  },
);
