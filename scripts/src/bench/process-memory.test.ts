import { expect, test } from "vitest";
import { sumOfTree, treeMegabytes } from "./process-memory.ts";

test("a tree is the process, its children, and theirs", () => {
  const processes = [
    { pid: 4, parent: 3, kilobytes: 1000 },
    { pid: 1, parent: 0, kilobytes: 5 },
    { pid: 2, parent: 1, kilobytes: 10 },
    { pid: 3, parent: 2, kilobytes: 100 },
  ];
  expect(sumOfTree(processes, 2)).toBe(1110);
});

test("this process has megabytes, and one that is not there has none", async () => {
  expect(await treeMegabytes(process.pid)).toBeGreaterThan(10);
  expect(await treeMegabytes(2 ** 30)).toBeFalsy();
});
