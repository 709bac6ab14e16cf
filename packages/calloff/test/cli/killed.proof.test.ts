import { test } from "vitest";
import { killAndResume } from "./kill-and-resume.ts";

// The vendor's 429s slow it down, as they should: it takes about 100 s on a quiet machine.
test("killed 20 times over 5,000 jobs: one result for each, and none asked about again", {
  timeout: 600_000,
}, async () => {
  await killAndResume(20, 5_000);
});
