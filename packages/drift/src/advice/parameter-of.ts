import { isJsonObject, type JsonValue } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";

const LOCATIONS = ["path", "query", "header", "cookie"] as const;

interface Parameter {
  readonly name: string;
  readonly location: (typeof LOCATIONS)[number];
}

/** Which parameter a change is about: as its sentence says, or a side of it. */
export function parameterOf({ before, after, message }: Change): Parameter {
  const [, place, named] = /\b(path|query|header|cookie) parameter (\S+)/.exec(message) ?? [];
  const side = sideOf(after) ?? sideOf(before);
  return {
    name: named ?? side?.name ?? "name",
    location: LOCATIONS.find((location) => location === (side?.location ?? place)) ?? "query",
  };
}

function sideOf(value: JsonValue): { name: string; location?: string } | undefined {
  if (isJsonObject(value) && typeof value["name"] === "string") {
    return { name: value["name"], ...(typeof value["in"] === "string" && { location: value["in"] }) };
  }
  const name = nameOf(value);
  return name === undefined ? undefined : { name };
}

/** `note` of `note?: string`. */
function nameOf(value: JsonValue): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^"?([^\s"?:]+)"?\??:\s/.exec(value)?.[1];
}
