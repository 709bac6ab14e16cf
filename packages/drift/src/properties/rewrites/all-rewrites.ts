import type { Edit } from "../edit.ts";
import { COMPOSITION_REWRITES } from "./compositions.ts";
import { DIALECT_REWRITES } from "./dialects.ts";
import { INHERITANCE_REWRITES } from "./inheritance.ts";
import { INLINING_REWRITES, ORDER_REWRITES, STYLE_REWRITES } from "./order.ts";

/** Every way to write the same document otherwise. */
export const ALL_REWRITES: readonly Edit[] = [
  ...ORDER_REWRITES,
  ...INLINING_REWRITES,
  ...COMPOSITION_REWRITES,
  ...DIALECT_REWRITES,
  ...INHERITANCE_REWRITES,
  ...STYLE_REWRITES,
];
