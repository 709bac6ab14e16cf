import { valueAt } from "./meaning.ts";

/** Where vendors put their words, the most specific first. */
const PLACES = ["/message", "/error/message", "/error", "/detail"];

/** The vendor's own words in a parsed body, where it has some. */
export function vendorMessage(body: unknown): string | undefined {
  for (const place of PLACES) {
    const value = valueAt(body, place);
    if (typeof value === "string" && value.trim() !== "") return value;
  }
  return undefined;
}
