import type { ProviderModel } from "@calloff/codegen/internal";
import { keyVariables } from "./sent-key.ts";

/** The call that makes a client. */
export function creating({ identifier, baseUrl }: ProviderModel): string {
  return baseUrl === undefined
    ? `create${identifier}({ baseUrl: "https://api.example.com" })`
    : `create${identifier}()`;
}

/** What is read from the environment, as a remark beside the code. */
export function keyRemark({ credentials }: ProviderModel): string {
  const variables = keyVariables(credentials);
  return variables.length === 0 ? "" : ` // reads ${variables.join(", ")}`;
}

export function code(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

/** A document's text in a cell of a table, as text. */
export function cell(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replace(/[\\`*_{}[\]<>()#+!|&~]/g, "\\$&")
    .trim();
}
