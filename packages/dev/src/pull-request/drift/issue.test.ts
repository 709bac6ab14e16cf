import { afterEach, beforeEach, expect, test } from "vitest";
import { type GitHubStub, githubStub } from "../testing/github-stub.ts";
import { UNCHANGED } from "../testing/small-repository.ts";
import { publishIssue, TITLE } from "./issue.ts";
import type { ProviderResult } from "./provider-result.ts";

const told: ProviderResult = { ...UNCHANGED, provider: "zeta", outcome: "drift" };
const log = "acme: no answer ```\n<b>@ann</b>";
const unknown: ProviderResult = { ...UNCHANGED, outcome: "unknown", log };
const RUN = "https://github.example/ann/jobs/actions/runs/1";

let github: GitHubStub;
beforeEach(async () => {
  github = await githubStub();
});
afterEach(() => github[Symbol.asyncDispose]());

const publish = (...results: ProviderResult[]): Promise<string> =>
  publishIssue(github.place, "ann/jobs", results, RUN);
const found = (...items: { number: number; title: string }[]): void =>
  github.answer("GET search/issues", { items });

test("opens one issue for all that could not be told", async () => {
  found();
  github.answer("POST repos/ann/jobs/issues", { number: 3, title: TITLE });
  expect(await publish(unknown, told, { ...unknown, provider: "beta", log: "x".repeat(5000) })).toBe(
    "#3 opened: acme, beta",
  );
  const [search, created, ...more] = github.calls();
  expect(search?.path).toBe(
    "search/issues?q=repo%3Aann%2Fjobs%20is%3Aissue%20is%3Aopen%20in%3Atitle%20%22Drift%20could%20not%20be%20told%22",
  );
  expect(created).toMatchObject({ method: "POST", path: "repos/ann/jobs/issues", body: { title: TITLE } });
  const body = created?.body?.["body"];
  expect(body).toContain(`[The last run](${RUN})`);
  // A line that begins with four spaces is code, whatever stands in it (CommonMark, section 4.4).
  expect(body).toContain("### acme\n\n    acme: no answer ```\n    <b>@ann</b>\n");
  expect(body).toContain(`### beta\n\n    ${"x".repeat(4000)}…`);
  expect(body).not.toContain("zeta");
  expect(more).toEqual([]);
});

test("refreshes the one that is open, and no other", async () => {
  found({ number: 4, title: `Re: ${TITLE}` }, { number: 3, title: TITLE });
  expect(await publish(unknown)).toBe("#3 refreshed: acme");
  expect(github.calls().at(-1)).toMatchObject({ method: "PATCH", path: "repos/ann/jobs/issues/3" });
});

test("closes it when all could be told again", async () => {
  found({ number: 3, title: TITLE });
  expect(await publish(told)).toBe("#3 closed");
  expect(github.calls().slice(1)).toEqual([
    {
      method: "POST",
      path: "repos/ann/jobs/issues/3/comments",
      body: { body: "All providers could be told again." },
    },
    { method: "PATCH", path: "repos/ann/jobs/issues/3", body: { state: "closed" } },
  ]);
});

test("does nothing when there is nothing to say", async () => {
  found();
  expect(await publish(told)).toBe("all could be told");
  expect(github.calls()).toHaveLength(1);
});
