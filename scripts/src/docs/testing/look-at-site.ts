import { readdirSync, statSync } from "node:fs";
import type { Server } from "node:http";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { findChromium } from "@calloff/test-support";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveSite } from "../serve-site.ts";

interface Site {
  readonly folder: string;
  readonly base: string;
}

const PROGRAM = findChromium();
const NOTE = PROGRAM === undefined ? " (SKIPPED: there is no chromium in PATH, and CHROMIUM names none)" : "";

/** One of each kind; `CALLOFF_DOCS_PAGES=all` looks at every page. */
const KINDS = [
  "index.html",
  "guide/command-line.html",
  "providers/index.html",
  "providers/tensorpool.html",
  "drift-peers.html",
  "api/runtime.html",
  "changelog.html",
  "maintainers.html",
];

/** Bytes that opening a page may transfer, all told, compressed with gzip and with nothing in the cache. */
const MAX_PAGE_BYTES = 300_000;

/** What people search for. The first result has to be a page that explains it. */
const SEARCHES = ["timeout", "rate limit", "409", "cancelled", "retry", "abort", "api key"];
const EXPLAINS = /\/(guide\/|recipes\/|faq\.html|why-not-fetch\.html)/;

/** What shows only in a browser. */
export function lookAtSite(built: () => Site): void {
  describe.skipIf(PROGRAM === undefined)(`in Chromium${NOTE}`, () => {
    let browser: Browser;
    let url: string;
    let server: Server;
    beforeAll(async () => {
      if (PROGRAM === undefined) return;
      ({ url, server } = await serveSite({ ...built(), port: 0 }));
      browser = await chromium.launch({ executablePath: PROGRAM });
    });
    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    /** Opens a page, and gives what the console said and what it asked of others. */
    async function open(
      path: string,
      options: BrowserContextOptions,
      look: (page: Page) => Promise<void>,
      before: (page: Page) => void = () => {},
    ): Promise<void> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("console", (message) => wrong.push(message.text()));
      page.on("pageerror", (error) => wrong.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith("data:")) wrong.push(request.url());
      });
      before(page);
      await page.goto(url + path, { waitUntil: "networkidle" });
      await look(page);
      await context.close();
      expect(wrong, path).toEqual([]);
    }

    function allPages(): string[] {
      const files = readdirSync(built().folder, { recursive: true, encoding: "utf8" });
      return files.filter((file) => file.endsWith(".html")).map((file) => file.split(sep).join("/"));
    }

    function addresses(): string[] {
      return process.env["CALLOFF_DOCS_PAGES"] === "all" ? allPages() : KINDS;
    }

    /** The two pages whose HTML is largest, and the landing page, which also loads the live example. */
    function heaviestPages(): string[] {
      const size = (page: string): number => statSync(join(built().folder, page)).size;
      return [
        ...allPages()
          .sort((a, b) => size(b) - size(a))
          .slice(0, 2),
        "index.html",
      ];
    }

    test.each([
      ["light", 390],
      ["dark", 1280],
    ] as const)(
      "pages have no fault that axe knows of, and fit, %s at %i pixels",
      async (colorScheme, width) => {
        for (const path of addresses()) {
          await open(path, { colorScheme, viewport: { width, height: 800 } }, async (page) => {
            expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
            await page.evaluate(axe.source);
            const violations = await page.evaluate(async () => {
              const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
              return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
            });
            expect(violations, path).toEqual([]);
          });
        }
      },
    );

    test("no page is wider than a phone", async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
      const page = await context.newPage();
      const wide: string[] = [];
      for (const path of allPages()) {
        await page.goto(url + path);
        if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 390) wide.push(path);
      }
      await context.close();
      expect(wide).toEqual([]);
    });

    test("the heaviest pages transfer less than 300 kB, compressed", async () => {
      for (const path of heaviestPages()) {
        const bodies: Promise<Buffer>[] = [];
        let bytes = 0;
        const weigh = async (): Promise<void> => {
          for (const body of await Promise.all(bodies)) bytes += gzipSync(body).length;
        };
        await open(path, {}, weigh, (page) => page.on("response", (answer) => bodies.push(answer.body())));
        expect(bytes, path).toBeLessThan(MAX_PAGE_BYTES);
      }
    });

    test("the front page cancels a job in the page, and sends nothing", async () => {
      await open("", { viewport: { width: 390, height: 800 } }, async (page) => {
        const requests: string[] = [];
        page.on("request", (request) => requests.push(request.url()));
        const button = page.getByRole("button", { name: "Run it" });
        const word = page.locator(".live dl .meaning");
        for (const [vendor, answer, outcome] of [
          ["OpenAI batch", "accepts the cancel", "canceling"],
          ["Pixelcut try-on", "says the job has finished", "already-finished"],
          ["Replicate prediction", "says 429, then accepts", "canceled"],
        ] as const) {
          await page.getByText(vendor, { exact: true }).click();
          await page.getByText(answer, { exact: true }).click();
          await button.click();
          await word.waitFor();
          // It has another name while it runs.
          await button.waitFor();
          expect(await word.textContent()).toBe(outcome);
        }
        expect(requests).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      });
    });

    test("search finds a page that explains it before the reference, without a network", async () => {
      await open("", { viewport: { width: 1280, height: 800 } }, async (page) => {
        await page.getByRole("button", { name: "Search" }).click();
        const box = page.getByRole("searchbox");
        const found: string[] = [];
        for (const words of SEARCHES) {
          // Results come after a moment: those of the words before are gone first.
          await box.fill("zzqx");
          await page.locator(".no-results").waitFor();
          await box.fill(words);
          found.push(`${words}: ${await page.locator(".results .result").first().getAttribute("href")}`);
        }
        expect(found.filter((line) => !EXPLAINS.test(line))).toEqual([]);
      });
    });

    test("is dark for who likes it dark", async () => {
      for (const [colorScheme, background] of [
        ["light", "rgb(255, 255, 255)"],
        ["dark", "rgb(27, 27, 31)"],
      ] as const) {
        await open("", { colorScheme }, async (page) => {
          expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(background);
        });
      }
    });
  });
}
