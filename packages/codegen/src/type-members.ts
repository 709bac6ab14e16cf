import type ts from "typescript";
import { typescript } from "./typescript.ts";

/** The name of a member; empty for one that is none in quotes, letters or digits. */
export function nameOf({ name }: ts.TypeElement): string {
  const isPlain =
    name !== undefined &&
    (typescript.isIdentifier(name) || typescript.isStringLiteral(name) || typescript.isNumericLiteral(name));
  return isPlain ? name.text : "";
}

/** The object type that a property has, where it is written out there. */
export function literalOf(member: ts.Node | undefined): ts.TypeLiteralNode | undefined {
  const type = member !== undefined && typescript.isPropertySignature(member) ? member.type : undefined;
  return type !== undefined && typescript.isTypeLiteralNode(type) ? type : undefined;
}

/** The property with another type. */
export function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  const { modifiers, name, questionToken } = member;
  return typescript.factory.updatePropertySignature(member, modifiers, name, questionToken, type);
}
