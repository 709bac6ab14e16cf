import ts from "typescript";

/** Each code in a function of its own, all in one file, which is only parsed. */
export function syntaxErrors(codes: Iterable<string>): string[] {
  const text = Array.from(codes, (code, at) => `async function code${at}() {\n${code}\n}`).join("\n");
  const file = ts.createSourceFile("codes.ts", text, ts.ScriptTarget.ESNext);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ messageText, start }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${message}: ${text.slice(Math.max(0, start - 100), start + 100)}`;
  });
}
