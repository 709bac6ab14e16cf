import { parsePointer } from "@calloff/openapi/internal";
import type { Change } from "../change.ts";
import { type Advice, type AdviceOn, only } from "./advice.ts";
import { index, variableForType } from "./names-in-code.ts";

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
