import { literal } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { callCode, index, operationOf, operationType, variableFor } from "./typescript-code.ts";

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
