import { expect, test } from "vitest";
import { CORPUS_SIZE, chooseDocuments } from "./choose-documents.ts";

const never = async (): Promise<boolean> => false;

// By `printf '%s' brisk.example | sha256sum` and so on: brisk.example 10ee…, acme.example 5466…, calm.example 9b2e…;
// acme.example/jobs 381f…, acme.example/users 6e04….
const NAMES = ["acme.example/users", "calm.example", "acme.example/jobs", "brisk.example"];
const CHOSEN = ["brisk.example", "acme.example/jobs", "calm.example"];

test("each publisher has one document, in the order of the hashes, whatever that of the names", async () => {
  expect(await chooseDocuments(NAMES, never)).toEqual(CHOSEN);
  expect(await chooseDocuments([...NAMES].reverse(), never)).toEqual(CHOSEN);
});

test("a document without operations has no place, and its publisher none either", async () => {
  const isEmpty = async (name: string): Promise<boolean> => name === "acme.example/jobs";
  expect(await chooseDocuments(NAMES, isEmpty)).toEqual(["brisk.example", "calm.example"]);
});

test("GitHub's is taken from its own package, and leaves one place less", async () => {
  const many = Array.from({ length: CORPUS_SIZE + 20 }, (_, index) => `publisher-${index}.example`);
  const chosen = await chooseDocuments(["github.com/ghes-3.0", "github.com", ...many], never);
  expect(chosen).toHaveLength(99);
  expect(chosen.filter((name) => name.startsWith("github.com"))).toEqual([]);
});
