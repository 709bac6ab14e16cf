import { readdirSync } from "node:fs";
import type { Server } from "node:http";
import { sep } from "node:path";
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
  "decisions/index.html",
];

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
    ): Promise<void> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("console", (message) => wrong.push(message.text()));
      page.on("pageerror", (error) => wrong.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith("data:")) wrong.push(request.url());
      });
      await page.goto(url + path, { waitUntil: "networkidle" });
      await look(page);
      await context.close();
      expect(wrong, path).toEqual([]);
    }

    function addresses(): string[] {
      if (process.env["CALLOFF_DOCS_PAGES"] !== "all") return KINDS;
      const files = readdirSync(built().folder, { recursive: true, encoding: "utf8" });
      return files.filter((file) => file.endsWith(".html")).map((file) => file.split(sep).join("/"));
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

    test("the front page shows what a vendor's answer means, at 390 pixels too", async () => {
      await open("", { viewport: { width: 390, height: 800 } }, async (page) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
        const row = page.locator("tr", { hasText: "Topaz" });
        expect(await row.textContent()).toContain("not-cancelable");
      });
    });

    test("search finds a word of the guide, without a network", async () => {
      await open("", { viewport: { width: 1280, height: 800 } }, async (page) => {
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByRole("searchbox").fill("not-cancelable");
        const found = page.locator(".results .result").first();
        await found.waitFor();
        expect(await page.locator(".results").textContent()).toContain("Outcomes and errors");
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
