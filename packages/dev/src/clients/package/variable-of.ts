/** Words that no variable can be called. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval|undefined)$/;

/** A provider's name, which may have hyphens, as a variable's. */
export function variableOf(name: string): string {
  const variable = name.replace(/-+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");
  return RESERVED.test(variable) ? `${variable}Vendor` : variable;
}
