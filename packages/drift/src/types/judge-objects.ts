import { typescript } from "@calloff/codegen/internal";
import type ts from "typescript";
import type { Judge } from "./judge.ts";
import { type Finding, membersOf, type Pair } from "./type-parts.ts";

/** Compares two object types key by key. Assignability alone would not miss a key that was optional. */
export function judgeObjects(judge: Judge, pair: Pair): void {
  const before = propertiesOf(judge.checker, pair.before);
  const after = propertiesOf(judge.checker, pair.after);
  const isRead = pair.direction === "read";
  const report = (bump: Finding["bump"], message: string, old?: Property, young?: Property): void => {
    const text = (property: Property | undefined): string => (property ? print(judge, property) : "");
    pair.findings.push({ bump, flags: [], before: text(old), after: text(young), message });
  };
  for (const [name, old] of before) {
    const young = after.get(name);
    if (young === undefined) {
      report("major", `no longer has ${name}`, old);
      continue;
    }
    if (old.optional !== young.optional) {
      const breaks = isRead === young.optional;
      const message = young.optional ? `may do without ${name}` : `always has ${name}`;
      const asked = young.optional ? `no longer needs ${name}` : `needs ${name}`;
      report(breaks ? "major" : "minor", isRead ? message : asked, old, young);
    }
    if (old.readonly !== young.readonly) {
      const message = young.readonly ? "can no longer be assigned" : "can now be assigned";
      report(young.readonly ? "major" : "minor", `has ${name}, which ${message}`, old, young);
    }
    addPart(judge, pair, segmentOf(name), old.type, young.type);
  }
  for (const [name, young] of after) {
    if (before.has(name)) continue;
    if (isRead || young.optional) report("minor", `has ${name}, which is new`, undefined, young);
    else report("major", `needs ${name}, which is new`, undefined, young);
  }
  judgeOtherKeys(judge, pair);
}

export interface Property {
  readonly name: string;
  readonly type: ts.Type;
  readonly optional: boolean;
  readonly readonly: boolean;
}

/** `{ [key: string]: T }`: any key may be read or written. A value of type `never` stands for an empty object. */
function judgeOtherKeys(judge: Judge, pair: Pair): void {
  const [old, young] = [otherKeysOf(pair.before), otherKeysOf(pair.after)];
  if (old !== undefined && young !== undefined) {
    addPart(judge, pair, "[*]", old, young);
    return;
  }
  const text = (type: ts.Type | undefined): string => (type ? `[key: string]: ${judge.print(type)}` : "");
  const sides = { flags: [], before: text(old), after: text(young) };
  const holds = (type: ts.Type | undefined): boolean => type !== undefined && membersOf(type).length > 0;
  if (holds(old)) pair.findings.push({ ...sides, bump: "major", message: "no longer has other keys" });
  if (holds(young)) pair.findings.push({ ...sides, bump: "minor", message: "now has other keys" });
}

function otherKeysOf(type: ts.Type): ts.Type | undefined {
  return type.getStringIndexType();
}

function addPart(judge: Judge, pair: Pair, segment: string, old: ts.Type, young: ts.Type): void {
  if (old !== young) pair.parts.push({ segment, pair: judge.pair(old, young, pair.direction) });
}

export function propertiesOf(checker: ts.TypeChecker, type: ts.Type): Map<string, Property> {
  return new Map(
    checker.getPropertiesOfType(type).map((symbol) => {
      const { name, flags, declarations = [] } = symbol;
      const isReadonly = (declaration: ts.Declaration): boolean =>
        (typescript.getCombinedModifierFlags(declaration) & typescript.ModifierFlags.Readonly) !== 0;
      return [
        name,
        {
          name,
          type: checker.getTypeOfSymbol(symbol),
          optional: (flags & typescript.SymbolFlags.Optional) !== 0,
          readonly: declarations.length > 0 && declarations.every(isReadonly),
        },
      ];
    }),
  );
}

/** The way to a property, as in `.state` and `["Content-Type"]`. */
export function segmentOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function print(judge: Judge, { name, type, optional, readonly }: Property): string {
  return `${readonly ? "readonly " : ""}${name}${optional ? "?" : ""}: ${judge.print(type)}`;
}
