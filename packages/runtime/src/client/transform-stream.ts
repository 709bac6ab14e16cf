import { toHeaderRecord } from "./request-headers.ts";
import type { RequestTransform } from "./request-transform.ts";

/** Hands over the body of an answer as it comes, where it is a stream of items and the user asks for nothing else. */
export const transformStream: RequestTransform = (init, { answer: types = [], stream: streams = [] }) => {
  const { accept = types[0] } = toHeaderRecord(init.headers);
  const isAsked = init.parseAs === undefined && streams.some((type) => type === accept);
  return isAsked ? { ...init, parseAs: "stream" } : init;
};
