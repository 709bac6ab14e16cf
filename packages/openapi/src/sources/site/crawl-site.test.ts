import { failureOf } from "@calloff/test-support";
import { expect, test } from "vitest";
import { UserError } from "../../user-error.ts";
import type { Source } from "../read-source.ts";
import { crawlSite } from "./crawl-site.ts";

const INDEX = "https://docs.acme.example/llms.txt";
const LIMITS = { maxPages: 5, maxBytes: 1000, timeoutMs: 60_000, atOnce: 2 };

function page(name: string, text: string): Source {
  return { name, text, bytes: Buffer.from(text) };
}

const index = (...paths: string[]): Source => page(INDEX, paths.map((path) => `- [p](${path})`).join("\n"));

test("pages come in the order of the index, whichever was answered first, a few at a time", async () => {
  let atWork = 0;
  let most = 0;
  const steps: string[] = [];
  const read = async (url: string): Promise<Source> => {
    atWork += 1;
    most = Math.max(most, atWork);
    // The first takes longest.
    for (let turns = url.endsWith("/a") ? 9 : 1; turns > 0; turns -= 1) await Promise.resolve();
    atWork -= 1;
    return page(url, url);
  };
  const progress = {
    begin: (pages: number) => void steps.push(`begin ${pages}`),
    step: () => void steps.push("step"),
    end: () => void steps.push("end"),
  };
  const { pages } = await crawlSite(index("/a", "/b", "/c", "/a#again"), { read, limits: LIMITS, progress });
  expect(pages.map(({ name }) => name)).toEqual(
    ["a", "b", "c"].map((path) => `https://docs.acme.example/${path}`),
  );
  expect(most).toBe(2);
  expect(steps).toEqual(["begin 3", "step", "step", "step", "end"]);
});

test("addresses on other sites are told of and not read", async () => {
  const text =
    "[a](/a) [b](https://elsewhere.example/b) <https://elsewhere.example/c> http://docs.acme.example/d.";
  const asked: string[] = [];
  const site = await crawlSite(page(INDEX, text), {
    read: async (url) => {
      asked.push(url);
      return page(url, "");
    },
  });
  expect(asked).toEqual(["https://docs.acme.example/a"]);
  expect(site.elsewhere).toEqual([
    "https://elsewhere.example/b",
    "https://elsewhere.example/c",
    "http://docs.acme.example/d",
  ]);
});

test.each<[string, Source, string]>([
  [
    "too many pages",
    index("/a", "/b", "/c", "/d", "/e", "/f"),
    "links 6 pages of its site, and at most 5 are read",
  ],
  ["no page", index(), "links no page of its own site; name the pages themselves, --from each."],
])("refuses %s before anything is read", async (_, source, message) => {
  const read = (): Promise<Source> => Promise.reject(new Error("was read"));
  expect(await failureOf(() => crawlSite(source, { read, limits: LIMITS }))).toContain(message);
});

test("stops at pages that are too large together", async () => {
  let asked = 0;
  const read = async (url: string): Promise<Source> => {
    asked += 1;
    return page(url, "x".repeat(600));
  };
  const limits = { ...LIMITS, atOnce: 1 };
  const message = await failureOf(() => crawlSite(index("/a", "/b", "/c", "/d"), { read, limits }));
  expect(message).toContain("for one site is exceeded; skip pages with --except");
  expect(asked).toBe(2);
});

test("stops when time is over", async () => {
  const limits = { ...LIMITS, atOnce: 1, timeoutMs: -1 };
  const read = async (url: string): Promise<Source> => page(url, "");
  expect(await failureOf(() => crawlSite(index("/a", "/b"), { read, limits }))).toContain(
    "minutes for one site",
  );
});

test("a page that cannot be read is told of; a fault of ours is not swallowed", async () => {
  const read = async (url: string): Promise<Source> => {
    if (url.endsWith("/a")) throw new UserError("is gone.", { file: url });
    return page(url, "");
  };
  const { pages, unread } = await crawlSite(index("/a", "/b"), { read, limits: LIMITS });
  expect([pages.length, unread]).toEqual([1, ["https://docs.acme.example/a: is gone."]]);
  const broken = (): Promise<Source> => Promise.reject(new TypeError("ours"));
  await expect(crawlSite(index("/a"), { read: broken, limits: LIMITS })).rejects.toThrow(TypeError);
});
