import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { callCode } from "./call-code.ts";

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
