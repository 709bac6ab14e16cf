import type { ProviderFacts } from "@calloff/codegen/internal";
import { literal } from "@calloff/openapi/internal";

/** A module with what a command line tells about its providers, as TypeScript source. */
export function renderFacts(providers: readonly ProviderFacts[], mark: string): string {
  const sorted = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(({ name, document, answers }) => {
    const lines = Object.entries(answers).map(
      ([status, answer]) => `      ${literal(status)}: ${literal(answer)},`,
    );
    return `  ${literal(name)}: {
    document: ${literal(document)},
    answers: {
${lines.join("\n")}
    },
  },`;
  });
  return `${mark}
import type { ProviderFacts } from "./provider-facts.ts";

/** What the vendors' documents, and our overlays, say of themselves. */
export const FACTS: Readonly<Record<string, ProviderFacts>> = {
${entries.join("\n")}
};
`;
}
