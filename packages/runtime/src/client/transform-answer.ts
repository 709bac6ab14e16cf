import type { Adapt } from "./request-transform.ts";
import { withHeaders } from "./with-headers.ts";

/** Asks for the media types of the document, or the user's choice, and reads what is no JSON as text or as a Blob. */
export const adaptAnswer: Adapt = (init, { answer: types = [] }) => {
  if (types.length === 0) return init;
  const accepting = withHeaders(init, { accept: types.join(", ") });
  const asked = new Headers(accepting.headers as Headers).get("accept");
  const type = types.find((each) => each === asked) ?? `${types[0]}`;
  if (init.parseAs !== undefined || /[/+]json\s*(?:;|$)/.test(type)) return accepting;
  const isText = /^text\/|[/+](?:xml|yaml|csv|x-ndjson|jsonl|x-www-form-urlencoded)\b/.test(type);
  return { ...accepting, parseAs: isText ? "text" : "blob" };
};
