import type ts from "typescript";
import type { DifferenceList, Member, Spot } from "./difference-list.ts";
import { segmentOf } from "./judge-objects.ts";
import type { Direction } from "./type-parts.ts";

/** The statuses whose bodies a call gives as `data`; all others are an `error`. */
const SUCCESS = /^2/;

/** What a call of the operation accepts, and what it gives. */
export function compareOperation(list: DifferenceList, at: Spot, before: ts.Type, after: ts.Type): void {
  const [old, young] = [list.members(before), list.members(after)];
  const spot: Spot = { ...at, side: "arguments", path: "" };
  const [parameters, nextParameters] = [old.get("parameters"), young.get("parameters")];
  if (parameters && nextParameters) {
    list.compare(spot, parameters.type, nextParameters.type, "write");
  }
  compareRequestBodies(list, spot, old.get("requestBody"), young.get("requestBody"));
  compareResponses(list, at, old.get("responses")?.type, young.get("responses")?.type);
}

export function compareRequestBodies(
  list: DifferenceList,
  spot: Spot,
  before: Member | undefined,
  after: Member | undefined,
): void {
  const place = { ...spot, path: `${spot.path}.body` };
  if (before === undefined && after === undefined) return;
  if (before === undefined || after === undefined) {
    const added = after !== undefined;
    const bump = added && after.optional ? "minor" : "major";
    list.add(place, {
      bump,
      message: added ? "there is a body to send" : "there is no body to send any more",
    });
    return;
  }
  if (before.optional !== after.optional) {
    const message = after.optional ? "the body may be left out" : "the body must be sent";
    list.add(place, { bump: after.optional ? "minor" : "major", message });
  }
  compareContents(list, place, before.type, after.type, "write");
}

/** Media type by media type: one that is gone can no longer be named, sent or expected. */
function compareContents(
  list: DifferenceList,
  spot: Spot,
  before: ts.Type,
  after: ts.Type,
  direction: Direction,
): void {
  const contents = [before, after].map((type) => list.members(list.members(type).get("content")?.type));
  const [old = new Map<string, Member>(), young = new Map<string, Member>()] = contents;
  const isOnly = old.size <= 1 && young.size <= 1;
  for (const [name, { type }] of old) {
    const next = young.get(name);
    const place = isOnly ? spot : { ...spot, path: `${spot.path}${segmentOf(name)}` };
    if (next !== undefined) list.compare(place, type, next.type, direction);
    else
      list.add(place, {
        bump: "major",
        before: list.judge.print(type),
        message: `there is no ${name} any more`,
      });
  }
  for (const [name, { type }] of young) {
    if (old.has(name)) continue;
    const fits = direction === "write" || isOneOf(list, type, [...old.values()]);
    const message = `there is ${name} as well`;
    list.add(spot, { bump: fits ? "minor" : "major", after: list.judge.print(type), message });
  }
}

/** Whether code that reads what there was before can read this too. */
function isOneOf(list: DifferenceList, type: ts.Type, before: readonly Member[]): boolean {
  return before.some((old) => list.judge.isAssignable(type, old.type));
}

function compareResponses(
  list: DifferenceList,
  at: Spot,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
): void {
  const [old, young] = [list.members(before), list.members(after)];
  for (const [status, { type }] of old) {
    const next = young.get(status);
    const spot: Spot = { ...at, side: sideOf(status), path: `[${status}]` };
    if (next !== undefined) compareResponse(list, spot, type, next.type);
    else list.add(spot, { bump: "major", message: `${status} is no longer documented` });
  }
  const data = [...old].filter(([status]) => SUCCESS.test(status)).map(([, member]) => member);
  for (const [status, { type }] of young) {
    if (old.has(status)) continue;
    const spot: Spot = { ...at, side: sideOf(status), path: `[${status}]` };
    const message = `${status} is documented now`;
    if (spot.side === "error") list.add(spot, { bump: "minor", flags: ["open-set"], message });
    else {
      const isFirst = data.length === 0 && !old.has("default");
      const fits = isFirst ? bodiesOf(list, type).length === 0 : fitsData(list, type, data);
      list.add(spot, { bump: fits ? "minor" : "major", message });
    }
  }
}

function sideOf(status: string): "data" | "error" {
  return SUCCESS.test(status) ? "data" : "error";
}

/** Whether a new success has nothing that `data` had not before. */
function fitsData(list: DifferenceList, response: ts.Type, before: readonly Member[]): boolean {
  const bodies = bodiesOf(list, response);
  if (bodies.length === 0) return before.some(({ type }) => bodiesOf(list, type).length === 0);
  const known = before.flatMap(({ type }) => bodiesOf(list, type));
  return bodies.every(({ type }) => isOneOf(list, type, known));
}

function bodiesOf(list: DifferenceList, response: ts.Type): Member[] {
  return [...list.members(list.members(response).get("content")?.type).values()];
}

/** The body of an answer and its documented headers. */
export function compareResponse(list: DifferenceList, spot: Spot, before: ts.Type, after: ts.Type): void {
  const [old, young] = [list.members(before), list.members(after)];
  const [headers, nextHeaders] = [old.get("headers"), young.get("headers")];
  if (headers && nextHeaders) {
    list.compare({ ...spot, path: `${spot.path}.headers` }, headers.type, nextHeaders.type, "read");
  }
  if (old.has("content") && young.has("content")) compareContents(list, spot, before, after, "read");
  else if (old.has("content")) list.add(spot, { bump: "major", message: "the body is gone" });
  else if (young.has("content")) list.add(spot, { bump: "major", message: "there is a body now" });
}
