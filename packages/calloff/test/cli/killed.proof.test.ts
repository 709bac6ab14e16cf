import { test } from "vitest";
import { killAndResume } from "./kill-and-resume.ts";

test("killed 20 times over 5,000 jobs: one result for each, and none asked about again", async () => {
  await killAndResume(20, 5_000);
});
