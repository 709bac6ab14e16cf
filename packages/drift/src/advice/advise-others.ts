import { literal, parsePointer, visibleText } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { nameOf } from "./place.ts";
import {
  callCode,
  index,
  listed,
  operationOf,
  operationType,
  variableFor,
  variableForType,
} from "./typescript-code.ts";

/** What leaves the types as they are, and what fits nowhere else. */
export const OTHER_ADVICE: AdviceOn<
  | "documentation-changed"
  | "property-deprecated"
  | "generated-types-differ"
  | `${"default" | "format" | "read-only" | "discriminator" | "webhook" | "callback"}-changed`
  | `limit-${string}`
> = {
  "documentation-changed": () => only(""),
  "property-deprecated": (change: Change) =>
    only(`Look up what the vendor says about ${nameOf(change)}: whether it is deprecated changed.`),
  "default-changed": (change: Change) => only(`Send ${nameOf(change)} yourself if the default mattered.`),
  "limit-tightened": (change: Change) =>
    only(`Check that what you use of ${nameOf(change)} is within the limit.`),
  "limit-loosened": () => only(""),
  "format-changed": (change: Change) => only(`Check how your code writes and reads ${nameOf(change)}.`),
  "read-only-changed": (change: Change) =>
    only(`Check whether your code sends ${nameOf(change)}, or reads it.`),
  "discriminator-changed": (change: Change) =>
    only(`Check how your code tells the kinds of ${nameOf(change)} apart.`),
  "webhook-changed": (change: Change): Advice => {
    const [, name = ""] = parsePointer(change.pointer);
    const type = `webhooks${index(name || (listed(change.before)[0] ?? listed(change.after)[0] ?? ""))}`;
    return {
      edit: "Bring what receives the webhook in line with what it sends now.",
      before: `function receive(event: ${type}) {\n  use(event);\n}`,
      after: `function receive(event: unknown) {\n  if (isKnownEvent(event)) use(event);\n}`,
    };
  },
  "callback-changed": () => only("Check what answers the callback."),
  "generated-types-differ": (change: Change) => differingTypes(change),
};

/** Where all that is known is that the types differ. */
export function differingTypes({ operation, before, after }: Change): Advice {
  const source = operation === null ? "" : `const { data, error } = await ${callCode(operation)};\n`;
  const value = operation === null ? "value" : "data ?? error";
  return {
    edit: "Compile against the new package, and mend what the compiler points at.",
    before: `${source}use(${value});${comment("it was", before)}`,
    after: `${source}use(convert(${value}));${comment("it is", after)}`,
  };
}

function comment(words: string, side: Change["before"]): string {
  if (side === null) return "";
  const text = typeof side === "string" ? side : JSON.stringify(side);
  return ` // ${words}: ${visibleText(text.slice(0, 200))}`;
}

/** What a package exports under a name of the document. */
export const NAME_ADVICE: AdviceOn<`component-${string}`> = {
  "component-added": (change: Change) =>
    only(change.bump === "patch" ? "" : `Use ${componentOf(change).type} if you have a use for it.`),
  "component-removed": (change: Change): Advice => {
    const { type, name } = componentOf(change);
    const variable = variableForType(name);
    return {
      edit: `Write the type ${name} yourself where you need it: it is no longer exported.`,
      before: `function use(${variable}: ${type}) {}`,
      after: `// What your code reads of it, written by hand.\ntype Own = { id: string };\nfunction use(${variable}: Own) {}`,
    };
  },
  "component-renamed": (change: Change): Advice => {
    const { section, name } = componentOf(change);
    const [was, is] = [lastName(change.before) ?? name, lastName(change.after) ?? name];
    return {
      edit: `Use the name ${is} where your code uses ${was}.`,
      before: `type Own = components${index(section)}${index(was)};`,
      after: `type Own = components${index(section)}${index(is)};`,
    };
  },
};

function componentOf({ pointer }: Change): { section: string; name: string; type: string } {
  const [, section = "schemas", name = "Name"] = parsePointer(pointer);
  return { section, name, type: `components${index(section)}${index(name)}` };
}

/** `JobV2` of `components.schemas.JobV2`, or as it is. */
function lastName(value: Change["before"]): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^components\.[a-zA-Z]+\.(.+)$/.exec(value)?.[1] ?? value;
}

/** Operations, and the names that they are exported under. */
export const OPERATION_ADVICE: AdviceOn<`operation-${string}` | "path-parameter-renamed"> = {
  "operation-added": ({ operation }: Change) => only(`Call ${operation ?? "it"} if you have a use for it.`),
  "operation-removed": ({ operation }: Change): Advice => ({
    edit: `Remove calls of ${operation ?? "the operation"}: the vendor documents it no longer.`,
    before: `const { data, error } = await ${callCode(operation)};`,
    after: "// The vendor documents no such operation any more.",
  }),
  "operation-moved": (change: Change): Advice => {
    const [was, is] = [textOf(change.before) ?? change.operation, textOf(change.after) ?? change.operation];
    return {
      edit: `Call ${is ?? "the new place"} in place of ${was ?? "the old one"}.`,
      before: `const { data, error } = await ${callCode(was)};`,
      after: `const { data, error } = await ${callCode(is)};`,
    };
  },
  "operation-id-changed": ({ before, after }: Change): Advice => ({
    edit: `Use ${named(after)} where your types name ${named(before)}.`,
    before: `type Call = operations${index(named(before))};`,
    after: `type Call = operations${index(named(after))};`,
  }),
  "operation-id-added": ({ after }: Change) =>
    only(`Use the name ${named(after)} for its types if you like; paths still has them.`),
  "operation-id-removed": ({ before, operation }: Change): Advice => ({
    edit: `Take the types of ${operation ?? "the operation"} from paths: ${named(before)} is no longer exported.`,
    before: `type Call = operations${index(named(before))};`,
    after: `type Call = ${operationType(operation)};`,
  }),
  "operation-deprecated": ({ operation }: Change) =>
    only(`Look for what the vendor offers in place of ${operation ?? "it"}.`),
  "operation-undeprecated": ({ operation }: Change) =>
    only(`Go on calling ${operation ?? "it"}: it is no longer deprecated.`),
  "path-parameter-renamed": (change: Change): Advice => {
    const { was, is, before, after } = renamed(change);
    return {
      edit: `Pass the path parameter as ${is}; it was ${was}.`,
      before: `await ${callCode(before)};`,
      after: `await ${callCode(after, { path: { [is]: variableFor(was) } })};`,
    };
  },
};

function textOf(value: unknown): string | undefined {
  return operationOf(value) === undefined ? undefined : String(value);
}

function named(value: Change["before"]): string {
  return typeof value === "string" ? value.replace(/^operationId: /, "") : literal(value);
}

/** From two templates or two names; the operation is written as in one of the documents. */
function renamed({ operation, before, after }: Change): {
  was: string;
  is: string;
  before: string | null;
  after: string | null;
} {
  const { method, path } = operationOf(operation) ?? { method: "GET", path: "/" };
  const [old, now] = [String(before), String(after)];
  const areTemplates = old.includes("{") && now.includes("{");
  const [was, is] = areTemplates ? differingNames(old, now) : [old, now];
  const withName = (name: string) =>
    `${method} ${path.replace(`{${was}}`, `{${name}}`).replace(`{${is}}`, `{${name}}`)}`;
  return { was, is, before: withName(was), after: withName(is) };
}

function differingNames(old: string, now: string): [was: string, is: string] {
  const [was, is] = [old, now].map((path) =>
    Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name),
  );
  const at = was?.findIndex((name, position) => name !== is?.[position]) ?? 0;
  return [was?.[at] ?? old, is?.[at] ?? now];
}
