import { expect, test } from "vitest";
import { fakeIo } from "../testing/fake-io.ts";
import { barProgress } from "./bar-progress.ts";

const HIDE = "\u001b[?25l";
const SHOW = "\u001b[?25h";
const FAILED = { reference: "pulse:a", kind: "failed", reason: "network", message: "no answer" } as const;

test("shows how far it is, at what rate, and the time left; and the cursor again at its end", () => {
  const io = fakeIo({ columns: 80 });
  const progress = barProgress(io, 4);
  progress.show({ reference: "pulse:a", kind: "answered", state: "canceled", stopped: true, attempts: 1 });
  progress.stop();
  expect(io.err()).toMatch(/ 1\/4 \| [\d.]+\/s \| \d+s left/);
  expect(io.err().lastIndexOf(SHOW)).toBeGreaterThan(io.err().lastIndexOf(HIDE));
  expect(process.listenerCount("SIGINT")).toBe(0);
});

test("lines above the bar are not lost when it ends right after them", () => {
  const io = fakeIo({ columns: 80, env: { NO_COLOR: "1" } });
  const progress = barProgress(io, 4);
  progress.show({ ...FAILED, attempts: 3 });
  progress.stop();
  expect(io.err()).toMatch(/failed \(network\) +pulse:a \(3 attempts\) {2}no answer\n/);
});

test("a reference that names no job is told, in color, and its whole reason", () => {
  const io = fakeIo({ columns: 80 });
  const progress = barProgress(io, undefined);
  const message = `unknown provider "pulze"; ${"did you mean pulse? ".repeat(4)}`;
  progress.show({ reference: "pulze:a", kind: "failed", reason: "invalid-options", message, attempts: 0 });
  progress.stop();
  expect(io.err()).toContain(`\u001b[33mrejected             \u001b[39m  pulze:a  ${message}\n`);
});

test("what keeps all jobs from being tried is said once", () => {
  const io = fakeIo({ columns: 80 });
  const progress = barProgress(io, undefined);
  for (const reference of ["pulse:a", "pulse:b"]) progress.show({ ...FAILED, reference, attempts: 0 });
  progress.stop();
  expect(io.err().split("no answer")).toHaveLength(2);
  expect(io.err()).toMatch(/2 jobs \| [\d.]+\/s/);
});

test.each([80, 120, 40])("the bar fits on a terminal of %i columns", (columns) => {
  const io = fakeIo({ columns });
  const progress = barProgress(io, 1_000_000);
  progress.stop();
  const longest = io
    .err()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's sequences begin with one
    .replace(/\u001b\[[?\d;]*[A-Za-z]/g, "\n")
    .split("\n")
    .reduce((most, line) => Math.max(most, line.length), 0);
  expect(longest).toBeGreaterThan(10);
  expect(longest).toBeLessThanOrEqual(columns);
});
