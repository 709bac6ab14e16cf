import type { ProviderFacts } from "@calloff/codegen/internal";
import { literal } from "@calloff/openapi/internal";

/** A module with what a command line tells about its providers, as TypeScript source. */
export function renderFacts(providers: readonly ProviderFacts[], mark: string): string {
  const sorted = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const entries = sorted.map(({ name, document, answers, kinds }) => {
    const ofKinds = Object.entries(kinds ?? {}).map(
      ([kind, own]) => `      ${literal(kind)}: {\n${lines(own, "        ")}\n      },\n`,
    );
    return `  ${literal(name)}: {
    document: ${literal(document)},
    answers: {
${lines(answers, "      ")}
    },
${kinds === undefined ? "" : `    kinds: {\n${ofKinds.join("")}    },\n`}  },`;
  });
  return `${mark}
import type { ProviderFacts } from "./provider-facts.ts";

/** What the vendors' documents, and our overlays, say of themselves. */
export const FACTS: Readonly<Record<string, ProviderFacts>> = {
${entries.join("\n")}
};
`;
}

/** A line for each answer. */
function lines(answers: ProviderFacts["answers"], indent: string): string {
  return Object.entries(answers)
    .map(([status, answer]) => `${indent}${literal(status)}: ${literal(answer)},`)
    .join("\n");
}
