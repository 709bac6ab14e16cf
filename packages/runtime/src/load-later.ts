import type * as later from "./later.ts";
import { lazily } from "./lazily.ts";

/** What follows an accepted cancel, `status`, and the words of errors that can wait for them. */
export const loadLater: () => Promise<typeof later> = /* @__PURE__ */ lazily(() => import("./later.ts"));
