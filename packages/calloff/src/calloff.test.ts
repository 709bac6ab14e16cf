import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { calloff } from "./calloff.ts";

test("has every provider under its own name, and needs no key until one is called", async () => {
  const jobs = calloff();
  const root = resolve(import.meta.dirname, "../../..");
  const folders = readdirSync(resolve(root, "specs"), { withFileTypes: true });
  const vendored = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  vendored.sort();
  expect(Object.keys(jobs.providers)).toEqual(vendored);
  expect(Object.values(jobs.providers).map(({ name }) => name)).toEqual(vendored);
});

test("hands each provider its own options", async () => {
  const urls: string[] = [];
  const fetch = async (url: unknown): Promise<Response> => {
    urls.push(String(url));
    return new Response(null, { status: 204 });
  };
  const jobs = calloff({
    tensorpix: { apiKey: "a", fetch },
    topaz: { apiKey: "b", baseUrl: "https://eu.example/v2", fetch },
  });
  await jobs.cancel("tensorpix", 42);
  await jobs.cancel("topaz:0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21");
  expect(urls).toEqual([
    "https://backend.tensorpix.ai/api/jobs/42/",
    "https://eu.example/v2/cancel/0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21",
  ]);
});

test("a wrong option is refused at once, and named", () => {
  expect(() => calloff({ pulse: { retries: -1 } })).toThrow(
    "pulse: the option retries must be an integer from 0 to 10.",
  );
});
