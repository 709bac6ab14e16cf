import { UserError } from "@calloff/openapi/internal";
import type { Played } from "./play.ts";

/**
 * One line for a run in which all was as expected.
 *
 * @throws UserError with status 1 that names every row that was not
 */
export function report(played: readonly Played[]): string {
  const wrong = played.filter(({ differences }) => differences.length > 0);
  if (wrong.length === 0 && played.length > 0)
    return `All ${played.length} rows are as the vendors' pages say.`;
  const lines = wrong.map(
    ({ scene, differences }) => `${scene.provider}, job ${scene.job}: ${differences.join("; ")}`,
  );
  const summary = `${wrong.length} of ${played.length} rows are not as the vendors' pages say:`;
  throw new UserError([summary, ...lines].join("\n"), undefined, 1);
}
