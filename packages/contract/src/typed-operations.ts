import ts from "typescript";

/** The operations, such as `DELETE /job/{jobId}`, for which a package's generated `paths` has a type. */
export function typedOperations(schemaSource: string): Set<string> {
  const { statements } = ts.createSourceFile("schema.ts", schemaSource, ts.ScriptTarget.ES2022);
  const paths = statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === "paths");
  const found = new Set<string>();
  for (const path of paths?.members ?? []) {
    if (!ts.isPropertySignature(path) || !path.type || !ts.isTypeLiteralNode(path.type)) continue;
    for (const method of path.type.members) {
      // A method that the path does not have is there too, as optional and never.
      if (!ts.isPropertySignature(method) || method.questionToken) continue;
      found.add(`${textOf(method.name).toUpperCase()} ${textOf(path.name)}`);
    }
  }
  return found;
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
