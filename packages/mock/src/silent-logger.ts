import type { PrismHttpComponents } from "@stoplight/prism-http";

const ignore = (): void => {};

/** Prism logs every request to the console of whoever runs it. A test that fails should show only its own words. */
export const silentLogger: PrismHttpComponents["logger"] = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  child: () => silentLogger,
};
