import { withHeaders } from "./request-headers.ts";
import type { RequestTransform } from "./request-transform.ts";

/** Asks for the media types of the document, or the user's choice, and reads what is not JSON as text or as a Blob. */
export const transformAnswer: RequestTransform = (init, { answer: types = [] }) => {
  if (types.length === 0) return init;
  const accepting = withHeaders(init, { accept: types.join(", ") });
  const { accept: asked } = accepting.headers as Record<string, string | null>;
  const type = types.find((each) => each === asked) ?? `${types[0]}`;
  if (init.parseAs !== undefined || /[/+]json\s*(?:;|$)/.test(type)) return accepting;
  const isText = /^text\/|[/+](?:xml|yaml|csv|x-ndjson|jsonl|x-www-form-urlencoded)\b/.test(type);
  return { ...accepting, parseAs: isText ? "text" : "blob" };
};
