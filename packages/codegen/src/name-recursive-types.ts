import type ts from "typescript";
import { literalOf, nameOf, withType } from "./type-members.ts";
import { typescript } from "./typescript.ts";

const { factory } = typescript;

/**
 * Gives a type of its own to every schema that holds itself outside of an object, as in `string | Value[]`. The compiler
 * looks into a list at once where it stands in an interface ("referenced in its own type annotation", TS2502), but not
 * where it stands in a type alias.
 *
 * @param nodes the statements of the generated file
 */
export function nameRecursiveTypes(nodes: readonly ts.Node[]): ts.Node[] {
  const schemas = new Map<string, ts.TypeNode>();
  for (const member of schemaMembers(nodes))
    if (member.type !== undefined) schemas.set(nameOf(member), member.type);
  const recursive = findRecursive(schemas);
  if (recursive.size === 0) return [...nodes];
  const aliases = aliasNames([...recursive]);
  const replace = (node: ts.Node): ts.Node => {
    const referred = referredSchema(node);
    const alias = referred === undefined ? undefined : aliases.get(referred);
    if (alias !== undefined) return factory.createTypeReferenceNode(alias);
    return typescript.visitEachChild(node, replace, undefined);
  };
  const named = [...aliases].map(([name, alias]) =>
    factory.createTypeAliasDeclaration(
      undefined,
      alias,
      undefined,
      replace(schemas.get(name) as ts.Node) as ts.TypeNode,
    ),
  );
  const members = new Set<ts.Node>(schemaMembers(nodes));
  const point = (node: ts.Node): ts.Node => {
    const alias = members.has(node) ? aliases.get(nameOf(node as ts.PropertySignature)) : undefined;
    if (alias === undefined) return typescript.visitEachChild(node, point, undefined);
    return withType(node as ts.PropertySignature, factory.createTypeReferenceNode(alias));
  };
  return [...nodes.map(point), ...named];
}

/** What `components.schemas` has. */
function schemaMembers(nodes: readonly ts.Node[]): ts.PropertySignature[] {
  const components = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      typescript.isInterfaceDeclaration(node) && node.name.text === "components",
  );
  const schemas = components?.members.find((member) => nameOf(member) === "schemas");
  return literalOf(schemas)?.members.filter(typescript.isPropertySignature) ?? [];
}

/** The schemas that lead back to themselves without an object in between. */
function findRecursive(schemas: ReadonlyMap<string, ts.TypeNode>): Set<string> {
  const next = new Map([...schemas].map(([name, type]) => [name, directlyReferred(type)]));
  const leadsBack = (start: string): boolean => {
    const seen = new Set<string>();
    const left = [...(next.get(start) ?? [])];
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      if (name === start) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      left.push(...(next.get(name) ?? []));
    }
    return false;
  };
  return new Set([...schemas.keys()].filter(leadsBack));
}

function directlyReferred(type: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (typescript.isTypeLiteralNode(node)) return;
    const referred = referredSchema(node);
    if (referred !== undefined) found.push(referred);
    typescript.forEachChild(node, visit);
  };
  visit(type);
  return found;
}

/** The name in `components["schemas"]["…"]`. */
function referredSchema(node: ts.Node): string | undefined {
  if (!typescript.isIndexedAccessTypeNode(node) || !typescript.isIndexedAccessTypeNode(node.objectType))
    return undefined;
  const root = node.objectType.objectType;
  const isComponents =
    typescript.isTypeReferenceNode(root) &&
    typescript.isIdentifier(root.typeName) &&
    root.typeName.text === "components" &&
    textOf(node.objectType.indexType) === "schemas";
  return isComponents ? textOf(node.indexType) : undefined;
}

function textOf(node: ts.TypeNode): string | undefined {
  return typescript.isLiteralTypeNode(node) && typescript.isStringLiteral(node.literal)
    ? node.literal.text
    : undefined;
}

function aliasNames(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    names.map((name) => {
      const stem = `Recursive${name.replaceAll(/[^A-Za-z\d_]/g, "_")}`;
      let alias = stem;
      for (let count = 2; taken.has(alias); count += 1) alias = `${stem}_${count}`;
      taken.add(alias);
      return [name, alias];
    }),
  );
}
