interface Worded {
  readonly message?: unknown;
  readonly error?: { readonly message?: unknown } | null;
  readonly detail?: unknown;
}

/** The vendor's own words in a parsed body, where it has some: in the places where vendors put them. */
export function vendorMessage(body: unknown): string | undefined {
  const { message, error, detail } = (body ?? {}) as Worded;
  const words = [message, error?.message, error, detail];
  return words.find((value): value is string => typeof value === "string" && /\S/.test(value));
}
