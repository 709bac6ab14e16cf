import { expect, it } from "vitest";
import { namedOperations } from "./operation-names.ts";
import { rankPages } from "./search-index.ts";

const wanted = namedOperations({
  paths: { "/v1/try-on/job/{jobId}/cancel": { post: { operationId: "cancelTryOn", summary: "Cancel it" } } },
});

const rank = (text: string, name = "https://docs.acme.example/sub/llms.txt"): string[] =>
  rankPages({ name, bytes: Buffer.from(text), text }, wanted).map((url) =>
    url.replace("https://docs.acme.example", ""),
  );

it("puts first what shares the rarest words, and leaves equals in their order", () => {
  // "try" and "on" count a third each, "cancel" a half, and "job" one.
  expect(
    rank(`
- [Try on](/try-on.md)
- [Try on status](/status.md)
- [Try on cancel](/abort.md): ends a job
- [Upscale cancel](/upscale.md)
- [Prices](/prices.md)
- [About](/about.md)`),
  ).toEqual(["/abort.md", "/try-on.md", "/status.md", "/upscale.md", "/prices.md", "/about.md"]);
});

it("knows words in paths and in names of other styles", () => {
  expect(rank("- [One](/one.md)\n- [Two](/jobs/try_on-Cancel.md)")).toEqual([
    "/jobs/try_on-Cancel.md",
    "/one.md",
  ]);
});

it("takes links to its own site alone, each once, however they are written", () => {
  expect(
    rank(`[a](b.md) and [c](https://docs.acme.example/sub/b.md#part)
[itself](llms.txt) [elsewhere](https://elsewhere.example/x.md) [http](http://docs.acme.example/x.md)
[mail](mailto:a@acme.example) [broken](https://) [script](javascript:alert(1)) (no link.md) [none]
${"x".repeat(3000)} [long](/long.md)`),
  ).toEqual(["/sub/b.md"]);
});

it("is done with lines that were made to keep it busy", () => {
  expect(rank(`${"[".repeat(1999)}\n${`${"[".repeat(1900)}](\n`.repeat(200)}[a](/a.md)`)).toEqual(["/a.md"]);
});
