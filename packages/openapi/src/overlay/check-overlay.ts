import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isJsonObject, type JsonPath, type JsonValue } from "../document/json.ts";
import type { ParsedDocument } from "../document/parse-document.ts";
import { childValue, parsePointer } from "../document/pointer.ts";
import { type Place, printPlace, UserError } from "../user-error.ts";
import { nearestKey } from "./nearest-key.ts";
import type { SourcedOverlay } from "./overlay.ts";
import { overlaySchema } from "./overlay-schema.ts";

const isOverlay = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false }).compile<SourcedOverlay>(
  overlaySchema,
);

/** @throws UserError with a line for each thing that the schema refuses, in the order of the file */
export function checkOverlay({ value, locate }: ParsedDocument): SourcedOverlay {
  if (isOverlay(value)) return value;
  const problems = (isOverlay.errors ?? []).filter(saysSomething).map((error) => {
    const path = pathOf(value, error.instancePath);
    const key = offendingKey(error);
    return { place: locate(key === undefined ? path : [...path, key]), message: explain(error, path) };
  });
  const lines = problems.sort(byPlace).map(({ place, message }) => `${printPlace(place)}: ${message}`);
  throw new UserError([...new Set(lines)].join("\n"));
}

/** ajv also reports the keywords that merely hold the one that failed. */
function saysSomething({ keyword, schemaPath, data }: ErrorObject): boolean {
  if (keyword === "oneOf") return isJsonObject(data);
  return keyword !== "if" && keyword !== "propertyNames" && !schemaPath.includes("/oneOf/");
}

function explain(error: ErrorObject, path: JsonPath): string {
  const { keyword, params, parentSchema, propertyName } = error;
  const name = showPath(path);
  const key = offendingKey(error);
  if (keyword === "required") {
    const missing = String(params["missingProperty"]);
    return `${name} has no ${missing}: it must be ${parentSchema?.["properties"][missing].description}.`;
  }
  if (keyword === "additionalProperties" && key !== undefined) {
    return unknownKey(showPath([...path, key]), key, Object.keys(parentSchema?.["properties"]));
  }
  if (keyword === "enum" && propertyName !== undefined) {
    return unknownKey(showPath([...path, propertyName]), propertyName, params["allowedValues"]);
  }
  const expected = parentSchema?.["description"];
  if (propertyName !== undefined) return `${showPath([...path, propertyName])} must be named by ${expected}.`;
  if (keyword === "oneOf") {
    const found = params["passingSchemas"] === null ? "none" : "several";
    return `${name} must have exactly one of update, copy and remove: true, found ${found}.`;
  }
  return `${name} must be ${expected}, found ${showValue(error.data)}.`;
}

function offendingKey({ params, propertyName }: ErrorObject): string | undefined {
  return propertyName ?? params["additionalProperty"];
}

function unknownKey(name: string, key: string, known: readonly string[]): string {
  const nearest = nearestKey(key, known);
  return `${name} is an unknown key; ${
    nearest === undefined ? `known are ${known.join(", ")}.` : `did you mean ${nearest}?`
  }`;
}

/** Reads a JSON Pointer into `root`, with the indexes of lists as numbers. */
function pathOf(root: JsonValue, pointer: string): JsonPath {
  const path: (string | number)[] = [];
  let holder: JsonValue | undefined = root;
  for (const key of parsePointer(pointer)) {
    path.push(Array.isArray(holder) ? Number(key) : key);
    holder = holder === undefined ? undefined : childValue(holder, key);
  }
  return path;
}

/** The last two keys of the path, or more until it begins with a name: the line says the rest. */
function showPath(path: JsonPath): string {
  let start = Math.max(path.length - 2, 0);
  while (start > 0 && !isName(path[start])) start -= 1;
  const shown = path.slice(start).map((key) => (typeof key === "number" || isName(key) ? key : `'${key}'`));
  return shown.length === 0 ? "the overlay" : shown.join("/");
}

function isName(key: string | number | undefined): boolean {
  return typeof key === "string" && /^[A-Za-z_][\w-]*$/.test(key);
}

const MAX_SHOWN = 60;

function showValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) {
    return Object.keys(value).length === 0 ? "an empty object" : "an object";
  }
  const shown = JSON.stringify(value);
  return shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown;
}

function byPlace(a: { place: Place }, b: { place: Place }): number {
  return (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0);
}
