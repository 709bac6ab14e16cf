import { defineConfig } from "vitest/config";

/** Prism takes seconds to load: all test files share one process, which loads it once. */
export default defineConfig({ test: { isolate: false, maxWorkers: 1 } });
