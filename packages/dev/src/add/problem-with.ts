import { UserError } from "@calloff/openapi/internal";

/** What the work says is wrong with what it is given; undefined where nothing is. */
export function problemWith(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
