import type ts from "typescript";
import { QUERYSTRING } from "./normalize/place-querystrings.ts";
import { typescript } from "./typescript.ts";

const { factory } = typescript;

/** Gives the query that `placeQuerystrings` has made of a parameter the name and the type of that parameter. */
export function nameQuerystrings(nodes: readonly ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    if (!typescript.isPropertySignature(node)) return typescript.visitEachChild(node, visit, undefined);
    const [member, ...others] =
      node.type !== undefined && typescript.isTypeLiteralNode(node.type) ? node.type.members : [];
    const isWhole =
      member !== undefined &&
      others.length === 0 &&
      typescript.isPropertySignature(member) &&
      typescript.isStringLiteral(member.name) &&
      member.name.text === QUERYSTRING;
    if (!isWhole) return typescript.visitEachChild(node, visit, undefined);
    const name = factory.createIdentifier("querystring");
    return factory.updatePropertySignature(member, member.modifiers, name, member.questionToken, member.type);
  };
  return nodes.map(visit);
}
