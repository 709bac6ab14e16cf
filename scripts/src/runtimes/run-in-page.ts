import { chromium } from "playwright-core";
import { exitCasesNotRun } from "./exit-cases.ts";
import { startFixture } from "./fixture-server.ts";
import { MAX_SUITE_MS, type Material, nothingElse, type SuiteRun } from "./runtime.ts";
import type { CaseResult } from "./suite/case.ts";

/** What the page leaves in its global scope. */
declare const runSuite: (origin: string) => Promise<CaseResult[]>;

/** A browser from before 2025, to what looks for the symbols of `using`. */
const WITHOUT_USING = `
const own = Symbol;
globalThis.Symbol = function (description) { return own(description); };
for (const name of Reflect.ownKeys(own)) {
  if (["dispose", "asyncDispose", "length", "name"].includes(name)) continue;
  Object.defineProperty(Symbol, name, Object.getOwnPropertyDescriptor(own, name));
}`;

/** Runs the suite in a page of Chromium's, with the symbols of `using` or as if it had none. */
export async function runInPage(
  program: string,
  hasUsing: boolean,
  { folder, page: pageFolder }: Material,
): Promise<SuiteRun> {
  await using fixture = await startFixture(folder, pageFolder);
  const browser = await chromium.launch({ executablePath: program, timeout: MAX_SUITE_MS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(MAX_SUITE_MS);
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    if (!hasUsing) await page.addInitScript(WITHOUT_USING);
    await page.goto(`${fixture.origin}/`);
    await page.waitForFunction("typeof runSuite === 'function'");
    const results = await page.evaluate((origin) => runSuite(origin), fixture.origin);
    const exits = exitCasesNotRun("it has no process that ends");
    return { version: browser.version(), results: [...results, ...exits, nothingElse(problems.join("\n"))] };
  } finally {
    await browser.close();
  }
}
