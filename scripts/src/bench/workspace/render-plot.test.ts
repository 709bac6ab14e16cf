import { expect, test } from "vitest";
import { renderPlot } from "./render-plot.ts";

test("twice the seconds stand twice as high, ten times the providers ten times as far", () => {
  const plot = renderPlot([
    { providers: 10, full: 20, nothing: 1, edited: 5 },
    { providers: 100, full: 200, nothing: 2, edited: 6 },
  ]);
  // The axes cross at 64, 312; the last point is at 490 and, of 200 seconds, 24.
  const [, first, last] = /<polyline class="full" points="(\S+) (\S+)"/.exec(plot) ?? [];
  expect(last).toBe("490,24");
  expect(first).toBe("107,283");
  expect(plot).toContain("prefers-color-scheme: dark");
});
