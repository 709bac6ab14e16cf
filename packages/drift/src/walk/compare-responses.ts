import { ASKED } from "@calloff/codegen/internal";
import { escapeKey, type JsonObject } from "@calloff/openapi/internal";
import { type Media, readContent } from "./compare-bodies.ts";
import { compareHeaders } from "./compare-headers.ts";
import { compareMeaning } from "./compare-meaning.ts";
import type { DocumentIndex } from "./document-index.ts";
import { bumpOf } from "./finding.ts";
import type { Operation } from "./match-operations.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { Place } from "./shape.ts";
import type { Walk } from "./walk.ts";

export interface Answer {
  readonly pointer: string;
  readonly value: JsonObject;
  readonly content: ReadonlyMap<string, Media>;
}

export function compareResponses(comparison: OperationComparison, before: Operation, after: Operation): void {
  const { walk } = comparison;
  const [old, now] = [readAnswers(walk.before, before), readAnswers(walk.after, after)];
  for (const [status, answer] of old) {
    const partner = now.get(status);
    if (partner !== undefined) compareAnswers(comparison, answer, partner);
    else {
      const pointer = `${before.pointer}/responses/${escapeKey(status)}`;
      const message = `${before.name} no longer documents the status ${status}`;
      comparison.add("response-status-removed", { pointer, before: status, message });
    }
  }
  for (const [status, answer] of now) {
    if (!old.has(status)) addStatus(comparison, after, status, answer, old);
  }
}

function readAnswers(side: DocumentIndex, { value, pointer }: Operation): Map<string, Answer> {
  const statuses = Object.entries(objectOrEmpty(value["responses"])).filter(
    ([status]) => !status.startsWith("x-"),
  );
  return new Map(
    statuses.map(([status, response]) => [
      status,
      readAnswer(side, { value: response, pointer: `${pointer}/responses/${escapeKey(status)}` }),
    ]),
  );
}

export function readAnswer(side: DocumentIndex, place: Place): Answer {
  const { value, pointer } = side.resolve(place);
  const response = objectOrEmpty(value);
  return { pointer, value: response, content: readContent(response["content"], pointer) };
}

function isSuccess(status: string): boolean {
  return /^2/.test(status);
}

function addStatus(
  comparison: OperationComparison,
  after: Operation,
  status: string,
  answer: Answer,
  old: ReadonlyMap<string, Answer>,
): void {
  const pointer = `${after.pointer}/responses/${escapeKey(status)}`;
  if (!isSuccess(status)) {
    const message = `${after.name} may also answer with the status ${status}`;
    comparison.add("error-status-added", { pointer, after: status, message, flags: ["open-set"] });
    return;
  }
  const known = [...old].filter(([other]) => isSuccess(other)).map(([, other]) => other);
  const fits =
    known.some((other) => fitsInto(comparison.walk, answer, other)) || isFirstWithoutBody(answer, old);
  const message = `${after.name} may also succeed with the status ${status}${fits ? "" : ", and with another body"}`;
  comparison.add("success-status-added", { pointer, after: status, bump: fits ? "minor" : "major", message });
}

/** Nothing was described, so there was no body to read, and there is none now. */
function isFirstWithoutBody({ content }: Answer, old: ReadonlyMap<string, Answer>): boolean {
  const known = [...old].filter(([status]) => isSuccess(status) || status === "default");
  return content.size === 0 && known.length === 0;
}

/** Whether code that reads the body of the one can read that of the other. */
function fitsInto(walk: Walk, answer: Answer, known: Answer): boolean {
  if (answer.content.size === 0 || known.content.size === 0)
    return answer.content.size === known.content.size;
  return [...answer.content.values()].every((media) => mediaFits(walk, media, known.content));
}

function mediaFits(walk: Walk, media: Media, known: ReadonlyMap<string, Media>): boolean {
  return [...known.values()].some(
    ({ type }) => bumpOf(walk.compare(type, media.type, "response")) !== "major",
  );
}

/** Media types that come to who asks for them, beside JSON: no type of the client's depends on them. */
function compareAsked(comparison: OperationComparison, before: Answer, after: Answer): void {
  const [old, now] = [objectOrEmpty(before.value[ASKED]), objectOrEmpty(after.value[ASKED])];
  const words = comparison.walk.words(after.pointer);
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const pointer = `${(now[name] === undefined ? before : after).pointer}/content/${escapeKey(name)}`;
    if (old[name] === undefined && !before.content.has(name)) {
      const message = `${words} may also come as ${name}, to who asks for it`;
      comparison.add("response-media-type-added", { pointer, after: name, bump: "minor", message });
    } else if (now[name] === undefined && !after.content.has(name)) {
      const message = `${words} no longer comes as ${name}`;
      comparison.add("response-media-type-removed", { pointer, before: name, message });
    } else if (typeof old[name] === "string" && typeof now[name] === "string") {
      const [was, is] = [JSON.parse(old[name]), JSON.parse(now[name])].map(objectOrEmpty);
      compareAskedMedia(comparison, was ?? {}, is ?? {}, pointer, `${words} as ${name}`);
    }
  }
}

function compareAskedMedia(
  comparison: OperationComparison,
  before: JsonObject,
  after: JsonObject,
  pointer: string,
  words: string,
): void {
  const { schema: old = true } = before;
  const { schema: now = true } = after;
  const read = { walk: comparison.walk, direction: "response" } as const;
  const found = compareMeaning(read, old, now, `${pointer}/schema`);
  comparison.compareTexts(before, after, pointer);
  if (found !== undefined) comparison.findings.push(...found);
  else {
    const message = `what is in ${words} is described otherwise`;
    comparison.add("format-changed", { pointer, message });
  }
}

export function compareAnswers(comparison: OperationComparison, before: Answer, after: Answer): void {
  const { walk } = comparison;
  const words = walk.words(after.pointer);
  comparison.compareTexts(before.value, after.value, after.pointer);
  compareHeaders(comparison, before, after);
  compareAsked(comparison, before, after);
  if ((before.content.size === 0) !== (after.content.size === 0)) {
    const isNew = before.content.size === 0;
    const names = [...(isNew ? after : before).content.keys()];
    const message = `${words} has ${isNew ? "a body now" : "no body any more"}`;
    const id = isNew ? "response-body-added" : "response-body-removed";
    comparison.add(id, {
      pointer: (isNew ? after : before).pointer,
      before: isNew ? null : names,
      after: isNew ? names : null,
      message,
    });
    return;
  }
  for (const [name, media] of before.content) {
    const partner = after.content.get(name);
    if (partner === undefined) {
      const message = `${words} no longer comes as ${name}`;
      comparison.add("response-media-type-removed", { pointer: media.pointer, before: name, message });
    } else {
      comparison.compareTexts(media.value, partner.value, partner.pointer);
      comparison.compareTypes(media.type, partner.type, "response");
    }
  }
  for (const [name, media] of after.content) {
    if (before.content.has(name)) continue;
    const bump = mediaFits(walk, media, before.content) ? "minor" : "major";
    const message = `${words} may also come as ${name}`;
    comparison.add("response-media-type-added", { pointer: media.pointer, after: name, bump, message });
  }
}
