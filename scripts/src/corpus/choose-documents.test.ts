import { expect, test } from "vitest";
import { CORPUS_SIZE, chooseDocuments } from "./choose-documents.ts";

// `printf '%s' a.example | sha256sum` and so on: b.example 0b…, see below.
test("each publisher has one document, and the large ones are all there", async () => {
  const directory = ["acme.example/jobs", "acme.example/users", "brisk.example"];
  const chosen = await chooseDocuments(["z", "a"], directory, async () => false);
  expect(chosen.large).toEqual(["a", "z"]);
  expect(chosen.directory).toHaveLength(2);
  expect(chosen.directory.filter((name) => name.startsWith("acme.example/"))).toHaveLength(1);
});
