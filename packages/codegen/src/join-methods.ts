import type ts from "typescript";
import { SEPARATOR, STAND_IN } from "./normalize/separate-methods.ts";
import { literalOf, nameOf, withType } from "./type-members.ts";
import { typescript } from "./typescript.ts";

const { factory } = typescript;

/** Puts the operations that `separateMethods` took apart among those of their path items, each under its method. */
export function joinMethods(nodes: readonly ts.Node[]): ts.Node[] {
  return nodes.map((node) => {
    if (!typescript.isInterfaceDeclaration(node)) return node;
    const { modifiers, name, typeParameters, heritageClauses, members } = node;
    const joined = name.text === "components" ? members.map(withJoined) : joinMembers(members);
    return factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, joined);
  });
}

function withJoined(member: ts.TypeElement): ts.TypeElement {
  const type = literalOf(member);
  return type === undefined ? member : withMembers(member, joinMembers(type.members));
}

function joinMembers(members: readonly ts.TypeElement[]): ts.TypeElement[] {
  const separated = new Map<string, ts.TypeElement[]>();
  for (const member of members) {
    const [name = "", method] = nameOf(member).split(SEPARATOR);
    const operation = literalOf(member)?.members.find((each) => nameOf(each) === STAND_IN);
    if (method === undefined || operation === undefined || !typescript.isPropertySignature(operation))
      continue;
    const isName = /^[A-Za-z_]\w*$/.test(method);
    const key = isName ? factory.createIdentifier(method) : factory.createStringLiteral(method);
    const named = factory.updatePropertySignature(operation, undefined, key, undefined, operation.type);
    separated.set(name, [...(separated.get(name) ?? []), named]);
  }
  return members.flatMap((member) => {
    if (nameOf(member).includes(SEPARATOR)) return [];
    const others = separated.get(nameOf(member));
    const own = literalOf(member)?.members;
    return [others && own ? withMembers(member, [...own, ...others]) : member];
  });
}

function withMembers(member: ts.TypeElement, members: readonly ts.TypeElement[]): ts.TypeElement {
  return withType(member as ts.PropertySignature, factory.createTypeLiteralNode(members));
}
