import { test } from "vitest";
import { killAndResume } from "./kill-and-resume.ts";

test("killed 3 times over 400 jobs: one result for each, and none asked about again", async () => {
  await killAndResume(3, 400);
});
