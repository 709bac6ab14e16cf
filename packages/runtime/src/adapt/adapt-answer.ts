import type { Adapt } from "./operation.ts";
import { withHeaders } from "./with-headers.ts";

/** Asks for the media types of the document, and reads what is no JSON as text or as a Blob. */
export const adaptAnswer: Adapt = (init, { answer: [first, ...others] = [] }) => {
  if (first === undefined) return init;
  const accepting = withHeaders(init, { accept: [first, ...others].join(", ") });
  if (init.parseAs !== undefined || /[/+]json\b/.test(first)) return accepting;
  const isText = /^text\/|[/+](?:xml|yaml|csv|x-ndjson|jsonl|x-www-form-urlencoded)\b/.test(first);
  return { ...accepting, parseAs: isText ? "text" : "blob" };
};
