import { expect, test } from "vitest";
import type { LiveOptions } from "./run-live.ts";
import { answer, KEY, type ProviderName, runAgainst } from "./testing/run-against.ts";

test.each<[ProviderName, string]>([
  ["pixelcut", "PIXELCUT_API_KEY"],
  ["pulse", "PULSE_API_KEY"],
  ["tensorpix", "TENSORPIX_API_KEY"],
  ["tensorpool", "TENSORPOOL_KEY"],
  ["topaz", "TOPAZ_API_KEY"],
])("%s without a key names the variable", async (provider, variable) => {
  for (const value of [undefined, "", "  "]) {
    const run = await runAgainst(answer(200), provider, {}, { env: { [variable]: value, OTHER_KEY: KEY } });
    expect(run.stderr).toBe(
      `${provider}: no API key: set ${variable} in the environment. Nothing was sent.\n`,
    );
    expect(run.requests).toEqual([]);
    expect(run.status).toBe(2);
  }
});

test.each<[string, string]>([
  ["sk-1", "is shorter than 8 characters"],
  ["canary\nkey-9f8e7d", "has a character that a header cannot carry"],
])("the key %j is refused, and not repeated", async (key, why) => {
  const run = await runAgainst(answer(200), "pulse", {}, { env: { PULSE_API_KEY: key } });
  expect(run.stderr).toContain(why);
  expect(run.stderr).not.toContain(key);
  expect(run.requests).toEqual([]);
  expect(run.status).toBe(2);
});

test.each<[string, Partial<LiveOptions>, string]>([
  ["an id that is another path", { job: ".." }, 'job id ".."'],
  ["an empty id", { job: "" }, 'job id ""'],
  ["a host without https", { baseUrl: "http://vendor.example" }, "https:"],
  ["a user name in the URL", { baseUrl: "https://me:secret@vendor.example" }, "credentials"],
])("%s is refused before anything is sent", async (_, options, why) => {
  const run = await runAgainst(answer(200), "pulse", options);
  expect(run.stderr).toContain(why);
  expect(run.stderr).not.toContain("secret");
  expect(run.requests).toEqual([]);
  expect(run.status).toBe(2);
});

test("the id of another kind is refused", async () => {
  const run = await runAgainst(answer(204), "tensorpix", { job: "9007199254740993" });
  expect(run.stderr).toContain('Invalid job id "9007199254740993": must be an integer');
  expect(run.requests).toEqual([]);
});

test("certificates are checked, whatever the environment says", async () => {
  const env = { PULSE_API_KEY: KEY, NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  const run = await runAgainst(answer(200), "pulse", {}, { env });
  expect(run.stderr).toContain("NODE_TLS_REJECT_UNAUTHORIZED");
  expect(run.requests).toEqual([]);
  expect(run.status).toBe(2);
});
