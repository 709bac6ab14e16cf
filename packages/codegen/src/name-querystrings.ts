import type ts from "typescript";
import { QUERYSTRING } from "./normalize/place-querystrings.ts";
import { literalOf, nameOf } from "./type-members.ts";
import { typescript } from "./typescript.ts";

const { factory } = typescript;

/** Gives the query that `placeQuerystrings` has made of a parameter the name and the type of that parameter. */
export function nameQuerystrings(nodes: readonly ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    const [member, ...others] = literalOf(node)?.members.filter(typescript.isPropertySignature) ?? [];
    if (member === undefined || others.length > 0 || nameOf(member) !== QUERYSTRING)
      return typescript.visitEachChild(node, visit, undefined);
    const name = factory.createIdentifier("querystring");
    return factory.updatePropertySignature(member, member.modifiers, name, member.questionToken, member.type);
  };
  return nodes.map(visit);
}
