import { literal } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { callCode } from "./call-code.ts";
import { listed } from "./type-code.ts";

/** Bodies of requests as a whole. */
export const BODY_ADVICE: AdviceOn<`request-${"body" | "media-type"}-${string}`> = {
  "request-body-added-optional": ({ operation }: Change) =>
    only(`Send a body with ${operation ?? "it"} if you have a use for it.`),
  "request-body-added-required": (change: Change) => withBody(change, "Send a body with"),
  "request-body-removed": ({ operation }: Change): Advice => ({
    edit: `Send no body with ${operation ?? "it"}.`,
    before: `await ${callCode(operation, { body: "body" })};`,
    after: `await ${callCode(operation)};`,
  }),
  "request-body-became-required": (change: Change) => withBody(change, "Send a body with every"),
  "request-body-became-optional": ({ operation }: Change) =>
    only(`Leave out the body of ${operation ?? "it"} where you do not need it.`),
  "request-media-type-added": ({ operation, after }: Change) =>
    only(`Send ${listed(after).join(", ")} to ${operation ?? "it"} if that suits you better.`),
  "request-media-type-removed": ({ operation, before }: Change): Advice => {
    const [type = "text/plain"] = listed(before);
    const headers = `"Content-Type": ${literal(type)}`;
    return {
      edit: `Send the body of ${operation ?? "the call"} in a media type that is left: ${type} is not.`,
      before: `await ${callCode(operation, { body: "body", headers })};`,
      after: `await ${callCode(operation, { body: "body" })}; // with what the document takes now`,
    };
  },
};

function withBody({ operation }: Change, verb: string): Advice {
  return {
    edit: `${verb} ${operation ?? "call"}.`,
    before: `await ${callCode(operation)};`,
    after: `await ${callCode(operation, { body: "body" })};`,
  };
}
