import type { JsonValue } from "@calloff/openapi/internal";

/** One way in which an exchange with a vendor is not as the vendor's document says. */
export interface Departure {
  /** `status`, `header content-type`, `body /status`, or for what we sent `request path jobId`. */
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /** A check of our own, or what Prism alone found. */
  readonly foundBy: "schema" | "prism";
}

/** What a check of our own found, values not yet fit for print. */
export interface Finding {
  readonly area: "status" | "header" | "body";
  /** The header's name, or a JSON Pointer into the body to what the rule is about. */
  readonly at: string;
  /** The JSON Schema keyword that failed; undefined where no schema was asked. */
  readonly rule?: string;
  readonly expected: string;
  /** As words; or as data, to be printed as JSON. */
  readonly received: { readonly words: string } | { readonly value: JsonValue | undefined };
}
