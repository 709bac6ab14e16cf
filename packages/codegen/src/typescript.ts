import { createRequire } from "node:module";
import type ts from "typescript";

/**
 * The compiler. An import would have Node read its nine megabytes twice before running them, once for whether they are
 * an ES module and once for the names they export: half a second, and more than the small documents take.
 */
export const typescript: typeof ts = createRequire(import.meta.url)("typescript");
