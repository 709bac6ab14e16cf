import { isMethod, toPointer } from "@calloff/openapi/internal";
import type ts from "typescript";
import { compareOperation, compareRequestBodies, compareResponse } from "./compare-operation.ts";
import type { DifferenceList, Member, Spot } from "./difference-list.ts";
import { segmentOf } from "./judge-objects.ts";
import type { ExportedTypes } from "./load-types.ts";

/** What the types do not say and the documents do. */
export interface DocumentFacts {
  /** Whether an operation leads to the component, on both sides. */
  isReached(group: string, name: string): boolean;
  /** Whether a document has the component. Others are made for one direction, and their names are no promise. */
  isDocumented(group: string, name: string): boolean;
  pointerOf(operationId: string): string;
}

/** Everything that the two generated files export. */
export function compareExports(
  list: DifferenceList,
  before: ExportedTypes,
  after: ExportedTypes,
  { isReached, isDocumented, pointerOf }: DocumentFacts,
): void {
  comparePaths(list, before("paths"), after("paths"));
  compareWebhooks(list, before("webhooks"), after("webhooks"));
  compareKeys(list, before("operations"), after("operations"), (id) => ({
    ...named("operations")(id),
    pointer: pointerOf(id),
  }));
  const [old, young] = [list.members(before("components")), list.members(after("components"))];
  for (const group of new Set([...old.keys(), ...young.keys()])) {
    const isKnown = (name: string): boolean => isDocumented(group, name);
    const [members, next] = [old, young].map((all) =>
      documented(list.members(all.get(group)?.type), isKnown),
    );
    compareMembers(list, members, next, named("components", group), (spot, left, right, name) => {
      if (!isReached(group, name)) compareComponent(list, spot, group, left, right);
    });
  }
}

function comparePaths(list: DifferenceList, before: ts.Type | undefined, after: ts.Type | undefined): void {
  const [old, young] = [list.members(before), list.members(after)];
  for (const path of new Set([...old.keys(), ...young.keys()])) {
    const [item, next] = [list.members(old.get(path)?.type), list.members(young.get(path)?.type)];
    for (const method of [...new Set([...item.keys(), ...next.keys()])].filter(isMethod)) {
      const [left, right] = [item.get(method), next.get(method)];
      const operation = `${method.toUpperCase()} ${path}`;
      const spot: Spot = {
        operation,
        side: "names",
        pointer: toPointer(["paths", path, method]),
        path: `paths${segmentOf(path)}${segmentOf(method)}`,
      };
      if (left && right) compareOperation(list, spot, left.type, right.type);
      else if (left) list.add(spot, { bump: "major", before: operation, message: `${operation} is gone` });
      else if (right) list.add(spot, { bump: "minor", after: operation, message: `${operation} is new` });
    }
  }
}

/** The vendor sends them, so users read what they hold. */
function compareWebhooks(
  list: DifferenceList,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
): void {
  compareKeys(list, before, after, named("webhooks"), (spot, left, right) => {
    compareKeys(list, left.type, right.type, inside(spot), (place, old, young) => {
      const [body, next] = [old, young].map(({ type }) => list.members(type).get("requestBody"));
      if (body && next)
        list.compare({ ...place, path: `${place.path}.requestBody` }, body.type, next.type, "read");
    });
  });
}

function compareComponent(
  list: DifferenceList,
  spot: Spot,
  group: string,
  left: Member,
  right: Member,
): void {
  if (group === "responses") compareResponse(list, spot, left.type, right.type);
  else if (group === "requestBodies") compareRequestBodies(list, spot, left, right);
  else if (group === "parameters") list.compare(spot, left.type, right.type, "write");
  else if (group !== "pathItems") list.compare(spot, left.type, right.type, "read");
}

type SpotOf = (name: string) => Spot;

function named(...root: string[]): SpotOf {
  return (name) => {
    const keys = [...root, name];
    const path = keys.map(segmentOf).join("").slice(1);
    return { operation: null, side: "names", pointer: toPointer(keys), path };
  };
}

function inside(spot: Spot): SpotOf {
  return (name) => ({ ...spot, path: `${spot.path}${segmentOf(name)}` });
}

type Members = ReadonlyMap<string, Member>;

function documented(members: Members, isKnown: (name: string) => boolean): Members {
  return new Map([...members].filter(([name]) => isKnown(name)));
}

function compareKeys(
  list: DifferenceList,
  before: ts.Type | undefined,
  after: ts.Type | undefined,
  spotOf: SpotOf,
  both?: (spot: Spot, before: Member, after: Member, name: string) => void,
): void {
  compareMembers(list, list.members(before), list.members(after), spotOf, both);
}

/** The names on either side; `both` gets those that are there before and after. */
function compareMembers(
  list: DifferenceList,
  old: Members = new Map(),
  young: Members = new Map(),
  spotOf: SpotOf,
  both?: (spot: Spot, before: Member, after: Member, name: string) => void,
): void {
  for (const [name, member] of old) {
    const spot = spotOf(name);
    const next = young.get(name);
    if (next === undefined)
      list.add(spot, { bump: "major", before: spot.path, message: `${spot.path} is gone` });
    else both?.(spot, member, next, name);
  }
  for (const name of young.keys()) {
    const spot = spotOf(name);
    if (!old.has(name)) list.add(spot, { bump: "minor", after: spot.path, message: `${spot.path} is new` });
  }
}
