import type { Change } from "../change.ts";
import { callCode } from "./call-code.ts";
import { variableForType } from "./names-in-code.ts";
import { type Place, pathTo, placeOf } from "./place.ts";

/** Code around the reading of what a change is about; `inner` gets the expression that reads it. */
export function readCode(change: Change, inner: (value: string) => string): string {
  const place = placeOf(change.pointer);
  return place.root === "type" ? readType(place, inner) : readAnswer(change, place, inner);
}

function readType(place: Place, inner: (value: string) => string): string {
  const variable = variableForType(place.name);
  const lines = inner(variable + pathTo(place.steps)).replaceAll("\n", "\n  ");
  return `function read(${variable}: ${place.type}) {\n  ${lines}\n}`;
}

function readAnswer(change: Change, place: Place, inner: (value: string) => string): string {
  const variable = place.root === "response" && !/^2/.test(place.status) ? "error" : "data";
  const path = pathTo(place.steps);
  const value = path === "" ? variable : `${variable}?${path.startsWith(".") ? "" : "."}${path}`;
  return `const { ${variable} } = await ${callCode(change.operation)};\n${inner(value)}`;
}
