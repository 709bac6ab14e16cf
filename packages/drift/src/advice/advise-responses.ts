import { literal, parsePointer } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { callCode, index, listed, operationType } from "./typescript-code.ts";

/** Answers as a whole: statuses, media types, bodies, headers. */
export const RESPONSE_ADVICE: AdviceOn<
  `${"success" | "error"}-status-added` | `response-${"status" | "media-type" | "body" | "header"}-${string}`
> = {
  "success-status-added": (change: Change): Advice => ({
    edit: `Tell ${statusOf(change)} of ${change.operation ?? "it"} from the other successes.`,
    before: `const { data } = await ${callCode(change.operation)};\nuse(data);`,
    after: `const { data, response } = await ${callCode(change.operation)};\nif (response.status === ${statusNumber(change)}) useOther(data);\nelse if (isAsBefore(data)) use(data);`,
  }),
  "error-status-added": (change: Change) =>
    only(`Keep a default branch: ${change.operation ?? "it"} may also answer ${statusOf(change)}.`),
  "response-status-removed": (change: Change): Advice => ({
    edit: `Remove what names the ${statusOf(change)} response of ${change.operation ?? "the operation"}.`,
    before: `type Answer = ${answerType(change)};`,
    after: `type Answer = unknown; // ${statusOf(change)} is documented no longer`,
  }),
  "response-media-type-added": (change: Change): Advice => ({
    edit: `Look at the content type: an answer of ${change.operation ?? "the operation"} may be ${mediaType(change)} now.`,
    before: `const { data } = await ${callCode(change.operation)};\nuse(data);`,
    after: `const { data } = await ${callCode(change.operation)};\nif (isAsBefore(data)) use(data);`,
  }),
  "response-media-type-removed": (change: Change): Advice => ({
    edit: `Take the answer of ${change.operation ?? "the operation"} in a media type that is left: ${mediaType(change)} is not.`,
    before: `type Answer = ${answerType(change)}["content"]${index(mediaType(change))};`,
    after: `type Contents = ${answerType(change)}["content"];\ntype Answer = Contents[keyof Contents];`,
  }),
  "response-body-added": ({ operation }: Change): Advice => ({
    edit: `Read the body that ${operation ?? "the operation"} answers with now.`,
    before: `const { data } = await ${callCode(operation)};\nconst nothing: undefined = data;`,
    after: `const { data } = await ${callCode(operation)};\nif (data !== undefined) use(data);`,
  }),
  "response-body-removed": ({ operation }: Change): Advice => ({
    edit: `Decide on the status: ${operation ?? "the operation"} answers without a body now.`,
    before: `const { data } = await ${callCode(operation)};\nuse(data);`,
    after: `const { response } = await ${callCode(operation)};\nif (response.ok) done();`,
  }),
  "response-header-added": (change: Change) =>
    only(`Read the header ${headerOf(change)} if you have a use for it.`),
  "response-header-removed": (change: Change) =>
    header(change, `Do without the header ${headerOf(change)}: the vendor documents it no longer.`),
  "response-header-became-required": (change: Change) =>
    only(`Rely on the header ${headerOf(change)}: it is always there now.`),
  "response-header-became-optional": (change: Change) =>
    header(change, `Handle an answer without the header ${headerOf(change)}.`),
};

function header(change: Change, edit: string): Advice {
  const name = headerOf(change);
  return {
    edit,
    before: `type Header = ${answerType(change)}["headers"]${index(name)};\nconst header: string = received satisfies Header;`,
    after: `const { response } = await ${callCode(change.operation)};\nconst header: string | null = response.headers.get(${literal(name)});`,
  };
}

function answerType(change: Change): string {
  return `${operationType(change.operation)}["responses"]${index(statusOf(change))}`;
}

/** Of the place, or of a side that is a status. */
function statusOf(change: Change): string {
  const keys = parsePointer(change.pointer);
  const status = keys[0] === "paths" ? keys[keys.indexOf("responses", 2) + 1] : undefined;
  const sides = [...listed(change.after), ...listed(change.before)];
  return (
    [status, ...sides].find((text) => text !== undefined && /^(?:\d\d\d|\dXX|default)$/i.test(text)) ?? "200"
  );
}

function statusNumber(change: Change): number {
  return Number(statusOf(change).replaceAll(/x/gi, "0")) || 200;
}

function headerOf(change: Change): string {
  return keyBelow("headers", change);
}

function mediaType(change: Change): string {
  return keyBelow("content", change);
}

/** Of the place, or of a side that names one. */
function keyBelow(section: string, { pointer, before, after }: Change): string {
  const keys = parsePointer(pointer);
  const at = keys.indexOf(section);
  return (at < 0 ? undefined : keys[at + 1]) ?? listed(after)[0] ?? listed(before)[0] ?? "";
}
