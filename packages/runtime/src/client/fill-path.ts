import type { JobOperation } from "../descriptor.ts";
import type { Kit } from "../kit.ts";

/**
 * A path template with its parameters filled in, each exactly one segment's part.
 *
 * @param jobId the parameter that is a job's id, if one is
 * @throws CalloffError `invalid-job-id`, or `invalid-options` for another parameter
 */
export function fillPath(
  kit: Pick<Kit, "invalidOption" | "toPathSegment">,
  template: string,
  values: Readonly<Record<string, unknown>>,
  jobId: JobOperation["id"] | undefined,
  provider: string,
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (name === jobId?.name) return kit.toPathSegment(value, jobId.rule);
    const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    try {
      return kit.toPathSegment(text);
    } catch {
      return kit.invalidOption(
        provider,
        `params.path.${name}`,
        'must be a number, or a string that is not empty, "." or ".."',
      );
    }
  });
}
