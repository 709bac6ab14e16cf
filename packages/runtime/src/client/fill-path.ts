import type { JobOperation } from "../descriptor.ts";
import { invalidOption } from "../invalid-options.ts";
import { toPathSegment } from "../jobs/job-id.ts";

/**
 * A path template with its parameters filled in, each exactly one segment's part.
 *
 * @param jobId the parameter that is a job's id, if one is
 * @throws CalloffError `invalid-job-id`, or `invalid-options` for another parameter
 */
export function fillPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  jobId: JobOperation["id"] | undefined,
  provider: string,
): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (jobId && "kind" in jobId && name === jobId.name) return toPathSegment(value, jobId.kind);
    const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
    try {
      return toPathSegment(text, "string");
    } catch {
      const reason = 'must be a number, or a non-empty string other than "." or ".."';
      return invalidOption(provider, `params.path.${name}`, reason);
    }
  });
}
