import { SampledBytes } from "@calloff/contract/internal";
import { literal } from "@calloff/openapi/internal";

/** A JSON value, `undefined` or bytes, as people write it in code; the formatter breaks the lines. */
export function value(data: unknown): string {
  if (data === undefined) return "undefined";
  if (data instanceof SampledBytes) return `new Blob([${literal(data.text)}])`;
  if (Array.isArray(data)) return `[${data.map(value).join(", ")}]`;
  if (typeof data !== "object" || data === null) return literal(data);
  const fields = Object.entries(data).map(([key, item]) => `${keyOf(key)}: ${value(item)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function keyOf(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

/** Words that no variable can be called. */
const RESERVED =
  /^(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|arguments|eval|undefined)$/;

/** A provider's name, which may have hyphens, as a variable's. */
export function variableOf(name: string): string {
  const variable = name.replace(/-+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");
  return RESERVED.test(variable) ? `${variable}Vendor` : variable;
}
