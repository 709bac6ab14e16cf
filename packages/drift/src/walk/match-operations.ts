import { escapeKey, isJsonObject, type JsonObject, methodsOf } from "@calloff/openapi/internal";
import type { DocumentIndex } from "./document-index.ts";
import { objectOrEmpty } from "./operation-comparison.ts";
import type { Place } from "./shape.ts";

/** An operation and where it stands. */
export interface Operation {
  /** As in `GET /jobs`. */
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly pointer: string;
  readonly pathItem: JsonObject;
  readonly pathPointer: string;
  readonly value: JsonObject;
}

export interface OperationPair {
  readonly before: Operation | undefined;
  readonly after: Operation | undefined;
}

export function listOperations(side: DocumentIndex): Operation[] {
  return Object.entries(objectOrEmpty(side.document["paths"])).flatMap(([path, value]) =>
    listMethods(side, path, { value, pointer: `/paths/${escapeKey(path)}` }),
  );
}

/** The operations of a path item. */
export function listMethods(side: DocumentIndex, path: string, place: Place): Operation[] {
  const { value: item, pointer: pathPointer } = side.resolve(place);
  const pathItem = objectOrEmpty(item);
  return methodsOf(pathItem).flatMap((method) => {
    const value = pathItem[method];
    if (!isJsonObject(value)) return [];
    const name = `${method.toUpperCase()} ${path}`;
    return [
      { name, path, method, pointer: `${pathPointer}/${escapeKey(method)}`, pathItem, pathPointer, value },
    ];
  });
}

/** Pairs by path and method, then by path with its parameters' names left out, then by operationId. */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): OperationPair[] {
  const partners = new Map<Operation, Operation>();
  const left = new Set(before);
  for (const keyOf of [byName, byTemplate, byId]) {
    const byKey = new Map([...left].map((operation) => [keyOf(operation), operation]));
    for (const operation of after) {
      const key = keyOf(operation);
      const partner = key === undefined || partners.has(operation) ? undefined : byKey.get(key);
      if (partner === undefined || !left.delete(partner)) continue;
      partners.set(operation, partner);
    }
  }
  return [
    ...after.map((operation) => ({ before: partners.get(operation), after: operation })),
    ...[...left].map((operation) => ({ before: operation, after: undefined })),
  ];
}

function byName({ name }: Operation): string {
  return name;
}

function byTemplate({ name }: Operation): string {
  return name.replaceAll(/\{[^}]*\}/g, "{}");
}

function byId({ value }: Operation): string | undefined {
  return typeof value["operationId"] === "string" ? value["operationId"] : undefined;
}
