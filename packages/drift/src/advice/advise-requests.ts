import { literal } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { parameterCode } from "./advise-writes.ts";
import { parameterOf } from "./place.ts";
import { callCode, listed, variableFor } from "./typescript-code.ts";

export const PARAMETER_ADVICE: AdviceOn<`parameter-${string}`> = {
  "parameter-added-optional": (change: Change) => only(`Pass ${described(change)} if you have a use for it.`),
  "parameter-added-required": (change: Change): Advice => ({
    edit: `Pass ${described(change)}: no call goes without it.`,
    ...calls(change, undefined, variable(change)),
  }),
  "parameter-removed": (change: Change): Advice => ({
    edit: `Leave out ${described(change)}: the vendor takes it no longer.`,
    ...calls(change, variable(change), undefined),
  }),
  "parameter-became-required": (change: Change): Advice => ({
    edit: `Pass ${described(change)} in every call.`,
    ...calls(change, undefined, variable(change)),
  }),
  "parameter-became-optional": (change: Change) =>
    only(`Leave out ${described(change)} where you do not need it.`),
  "parameter-deprecated": (change: Change) =>
    only(`Look up what the vendor says about ${described(change)}: whether it is deprecated changed.`),
  "parameter-serialization-changed": (change: Change) =>
    only(`Update the package: it writes ${described(change)} as the vendor now asks.`),
};

function described(change: Change): string {
  const { name, location } = parameterOf(change);
  return `the ${location} parameter ${name}`;
}

function variable(change: Change): string {
  return variableFor(parameterOf(change).name);
}

function calls(change: Change, before: string | undefined, after: string | undefined): Omit<Advice, "edit"> {
  return { before: parameterCode(change, before), after: parameterCode(change, after) };
}

/** Bodies of requests as a whole. */
export const BODY_ADVICE: AdviceOn<`request-${"body" | "media-type" | "encoding"}-${string}`> = {
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
  "request-media-type-added": ({ operation, after, flags }: Change) =>
    flags.includes("wire")
      ? only(
          `Name the media type in calls of ${operation ?? "it"} that are not to send ${listed(after).join(", ")}.`,
        )
      : only(`Send ${listed(after).join(", ")} to ${operation ?? "it"} if that suits you better.`),
  "request-encoding-changed": ({ operation }: Change) =>
    only(`Update the package: it writes the parts of ${operation ?? "the call"} as the vendor now asks.`),
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

/** Credentials and addresses. */
export const SECURITY_ADVICE: AdviceOn<`${"security" | "server"}-${string}`> = {
  "security-added": ({ operation }: Change): Advice => ({
    edit: `Give the client a key: ${operation ?? "the operation"} needs a credential now.`,
    before: `const { client } = createProvider();\nawait ${callCode(operation)};`,
    after: `const { client } = createProvider({ apiKey });\nawait ${callCode(operation)};`,
  }),
  "security-changed": ({ operation }: Change) =>
    otherKey(operation, `Give the client the credential that ${operation ?? "the operation"} asks for now.`),
  "security-removed": ({ operation }: Change) =>
    only(`Call ${operation ?? "it"} with less than before if you like.`),
  "security-scheme-changed": ({ operation }: Change) =>
    otherKey(operation, "Update the package, and look whether the vendor asks for a new key."),
  "server-changed": () => only("Pass the option baseUrl if you want to stay with the former address."),
  "server-list-changed": () => only(""),
};

function otherKey(operation: Change["operation"], edit: string): Advice {
  return {
    edit,
    before: `const { client } = createProvider({ apiKey: oldKey });\nawait ${callCode(operation)};`,
    after: `const { client } = createProvider({ apiKey: newKey });\nawait ${callCode(operation)};`,
  };
}
