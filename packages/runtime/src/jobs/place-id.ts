import type { JobOperation } from "../descriptor.ts";
import type { Call } from "../http/call.ts";
import { checkJobId } from "./job-id.ts";
import type { CompoundId, JobId } from "./outcome.ts";

/**
 * What an operation on one job is sent with.
 *
 * @throws CalloffError `invalid-job-id`
 */
export type PlaceId = (
  id: JobId,
  operation: JobOperation,
) => Pick<Call, "headers" | "body"> & { readonly path: string };

/** Parts of the id may stand in the path, the query and the body; the body may have a constant part. */
export const placeId: PlaceId = (id, operation) => {
  const { id: descriptor } = operation;
  const checked = checkJobId(id, descriptor);
  const query = new URLSearchParams();
  const body: Record<string, unknown> = { ...operation.body };
  let { path } = operation;
  const parts =
    "parts" in descriptor ? descriptor.parts : [{ ...descriptor, in: undefined, part: undefined }];
  for (const { name, part = name, in: place } of parts) {
    const value = typeof checked === "object" ? ((checked as CompoundId)[part] as string | number) : checked;
    if (place === "query") query.set(name, String(value));
    else if (place === "body") body[name] = value;
    else path = path.replace(`{${name}}`, encodeURIComponent(value));
  }
  if (query.size > 0) path += `?${query}`;
  const hasBody = operation.body !== undefined || parts.some((each) => each.in === "body");
  if (!hasBody) return { path };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { path, headers: { "content-type": "application/json" }, body: bytes.buffer };
};
