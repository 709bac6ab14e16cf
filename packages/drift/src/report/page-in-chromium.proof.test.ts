import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium } from "@calloff/test-support";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DriftReport } from "../drift-report.ts";
import { renderHtml } from "./render-html.ts";
import { HOSTILE_REPORT } from "./testing/hostile-report.ts";
import { DRIFT_REPORT, DRIFTED, sampleChange } from "./testing/sample-reports.ts";

const PROGRAM = findChromium();
const NOTE = PROGRAM === undefined ? " (SKIPPED: there is no chromium in PATH, and CHROMIUM names none)" : "";

/** Two providers with changes, and one without. */
const REPORT: DriftReport = {
  bump: "major",
  providers: [
    ...DRIFT_REPORT.providers,
    {
      ...DRIFTED,
      provider: "pixelcut",
      bump: "minor",
      changes: [sampleChange({ id: "operation-added", bump: "minor", message: "POST /scale is new" })],
    },
  ],
};

describe.skipIf(PROGRAM === undefined)(`the page in Chromium${NOTE}`, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "drift-page-"));

  beforeAll(async () => {
    if (PROGRAM !== undefined) browser = await chromium.launch({ executablePath: PROGRAM });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(
    report: DriftReport,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ) {
    expect(await problemsWith(report, options, look)).toEqual([]);
  }

  /** What the console said while somebody looked, and what the page asked of others. */
  async function problemsWith(
    report: DriftReport,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<string[]> {
    const file = join(folder, "report.html");
    writeFileSync(file, renderHtml(report));
    const url = pathToFileURL(file).href;
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("dialog", (dialog) => wrong.push(dialog.message()));
    page.on("request", (request) => {
      if (request.url() !== url && !request.url().startsWith("data:")) wrong.push(request.url());
    });
    await page.goto(url);
    await look(page);
    await context.close();
    return wrong;
  }

  const shown = (page: Page) => page.locator("article:visible").count();
  const status = (page: Page) => page.locator("output").textContent();

  test("filters by click", async () => {
    await open(REPORT, {}, async (page) => {
      expect([await shown(page), await status(page)]).toEqual([5, "5 of 5 changes shown"]);
      await page.getByLabel("patch (1)").click();
      await page.getByLabel("minor (2)").click();
      expect([await shown(page), await status(page)]).toEqual([2, "2 of 5 changes shown"]);
      await page.getByLabel("minor (2)").click();
      await page.getByLabel("Provider").selectOption("pixelcut");
      expect([await shown(page), await status(page)]).toEqual([1, "1 of 5 changes shown"]);
      expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual(["pixelcut"]);
    });
  });

  test("filters by keyboard alone, and shows where the focus is", async () => {
    await open(REPORT, {}, async (page) => {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement as Element).outlineStyle,
      );
      expect(outline).not.toBe("none");
      await page.keyboard.press("Space");
      expect([await shown(page), await status(page)]).toEqual([3, "3 of 5 changes shown"]);
      for (const key of ["Space", "Tab", "Tab", "Tab", "Tab"]) await page.keyboard.press(key);
      await page.keyboard.type("LIMIT-tightened new");
      expect([await shown(page), await status(page)]).toEqual([1, "1 of 5 changes shown"]);
      await page.keyboard.press("Enter");
      await page.keyboard.type("s");
      expect(await shown(page)).toBe(0);
    });
  });

  test("shows everything, and no filters, where scripts do not run", async () => {
    await open(REPORT, { javaScriptEnabled: false }, async (page) => {
      expect(await shown(page)).toBe(5);
      expect(await page.locator("form:visible").count()).toBe(0);
    });
  });

  test("shows both sides, and code before and after for what breaks", async () => {
    await open(REPORT, {}, async (page) => {
      const first = page.locator("article").first();
      expect(await first.locator("pre").allTextContents()).toEqual([
        "cost?: number",
        "nothing",
        'function read(job: components["schemas"]["Job"]) {\n  use(job.cost);\n}',
        expect.stringContaining("// It is gone"),
      ]);
      expect(await page.locator("article[data-bump=patch] pre").allTextContents()).toEqual(["200", "80"]);
    });
  });

  test.each([390, 1280])("is no wider than %i pixels, whatever a vendor writes", async (width) => {
    for (const report of [REPORT, HOSTILE_REPORT]) {
      await open(report, { viewport: { width, height: 800 } }, async (page) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      });
    }
  });

  test("shows a vendor's text as text", async () => {
    await open(HOSTILE_REPORT, {}, async (page) => {
      await page.mouse.move(200, 200);
      const found = await page.evaluate(() => ({
        hacked: "hacked" in window,
        scripts: document.scripts.length,
        styles: document.querySelectorAll("style").length,
        images: document.images.length,
        handlers: [...document.querySelectorAll("*")].filter((one) =>
          one.getAttributeNames().some((name) => name.startsWith("on")),
        ).length,
        marks: /\p{Cf}/u.test(document.body.textContent),
      }));
      expect(found).toEqual({ hacked: false, scripts: 1, styles: 1, images: 0, handlers: 0, marks: false });
      const heading = await page.locator("h2").first().textContent();
      expect(heading).toContain("</style><script>window.hacked = true</script>");
      expect(heading).toContain("\\u202eredro\\u202c");
      expect(await page.locator("article:visible").count()).toBe(3);
    });
  });

  test("loads and runs nothing, even if something got in", async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const problems = await problemsWith(REPORT, {}, async (page) => {
      const hacked = await page.evaluate(async (source) => {
        const image = document.createElement("img");
        const script = document.createElement("script");
        script.textContent = "window.hacked = true";
        const refused = new Promise((resolve) => image.addEventListener("error", resolve));
        image.src = source;
        document.body.append(image, script);
        await refused;
        return "hacked" in window;
      }, `http://127.0.0.1:${port}/x.png`);
      expect(hacked).toBe(false);
    });
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
    expect(problems.filter((problem) => problem.includes("Content Security Policy"))).toHaveLength(2);
  });

  test.each(["light", "dark"] as const)(
    "has no fault that axe knows of, when it is %s",
    async (colorScheme) => {
      await open(REPORT, { colorScheme, viewport: { width: 390, height: 800 } }, async (page) => {
        await page.evaluate(axe.source);
        const violations = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        });
        expect(violations).toEqual([]);
      });
    },
  );

  test("is dark for who likes it dark", async () => {
    const background = async (colorScheme: "light" | "dark") => {
      let color = "";
      await open(REPORT, { colorScheme }, async (page) => {
        color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      });
      return color;
    };
    expect(await background("light")).toBe("rgb(255, 255, 255)");
    expect(await background("dark")).toBe("rgb(20, 24, 28)");
  });
});
