import { typescript } from "@calloff/codegen/internal";
import type ts from "typescript";

/**
 * Where in a generated file the word of the hostile text is more than a part of a string or a comment, or a type refers
 * to something out of the file.
 */
export function findStrangeCode(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (typescript.isIdentifier(node) && node.text.includes("canary")) found.push("canary became a name");
    if (typescript.isImportTypeNode(node) || typescript.isTypeQueryNode(node)) found.push(node.getText(file));
    typescript.forEachChild(node, visit);
  };
  visit(file);
  const references = [
    ...file.referencedFiles,
    ...file.typeReferenceDirectives,
    ...file.libReferenceDirectives,
  ];
  return [
    ...found.map((text) => `${file.fileName}: ${text}`),
    ...references.map(({ fileName }) => `${file.fileName}: refers to ${fileName}`),
  ];
}
