import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "@calloff/test-support";
import { chromium } from "playwright-core";
import { build } from "vite";
import { expect, test } from "vitest";
import { serveSite } from "../docs/serve-site.ts";

const PROGRAM = findChromium();
const NOTE = PROGRAM === undefined ? " (SKIPPED: there is no chromium in PATH, and CHROMIUM names none)" : "";

/** What the page leaves in its global scope. */
declare const cancelJobs: () => Promise<string[]>;

test.skipIf(PROGRAM === undefined)(`a page that Vite built is answered by its worker${NOTE}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "calloff-msw-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      root: import.meta.dirname,
      define: { "process.env.NODE_ENV": '"test"' },
      build: {
        outDir: folder,
        target: "esnext",
        lib: { entry: "page.ts", formats: ["es"], fileName: "page" },
      },
    });
    await writeFile(
      join(folder, "index.html"),
      '<!doctype html><title>Jobs</title><script type="module" src="/page.js"></script>\n',
    );
    // For the icon that browsers ask for.
    await writeFile(join(folder, "404.html"), "");
    const worker = "mockServiceWorker.js";
    await copyFile(createRequire(import.meta.url).resolve(`msw/${worker}`), join(folder, worker));
    const { url, server } = await serveSite({ folder, base: "/", port: 0 });
    const browser = await chromium.launch(PROGRAM === undefined ? {} : { executablePath: PROGRAM });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(url);
      await page.waitForFunction("typeof cancelJobs === 'function'");
      const states = await page.evaluate(() => cancelJobs());
      expect(states).toEqual(["canceled", "already-finished", "not-found at attempt 2"]);
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
      server.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
