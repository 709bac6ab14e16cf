import { FACTS } from "./facts.ts";
import type { ProviderFacts } from "./provider-facts.ts";

/** Every provider's name. */
export const PROVIDERS: readonly string[] = Object.keys(FACTS);

/** How references can begin: with a provider's name, or where it has several kinds of job, with one of them. */
export const JOB_NAMES: readonly string[] = jobNamesIn(FACTS);

/** `openai.batch` for each kind of job of a provider that has several; else its name. */
export function jobNamesIn(facts: Readonly<Record<string, Pick<ProviderFacts, "kinds">>>): string[] {
  return Object.entries(facts).flatMap(([name, { kinds }]) =>
    kinds === undefined ? name : Object.keys(kinds).map((kind) => `${name}.${kind}`),
  );
}

/** Edits between a name and what was typed, at most, for one to be taken for the other. */
const MAX_EDITS = 3;

/** Characters of a name that are repeated. */
const MAX_SHOWN = 40;

/** Says that there is no such provider, or that it has several kinds of job, and which one may be meant. */
export function unknownProvider(name: string, providers: readonly string[] = JOB_NAMES): string {
  const kinds = providers.filter((provider) => provider.startsWith(`${name}.`));
  if (kinds.length > 0) return `${name} has several kinds of job; name one: ${kinds.join(", ")}.`;
  // A kind of job where its provider is wanted, or one that has none.
  const own = name.replace(/\..*$/, "");
  const isOfKnown = own !== name && providers.includes(own);
  const edits = providers.map((provider) => {
    const isTooLong = Math.abs(name.length - provider.length) > MAX_EDITS;
    return isTooLong ? Number.POSITIVE_INFINITY : editsBetween(name.toLowerCase(), provider);
  });
  const fewest = Math.min(...edits);
  const meant = isOfKnown ? [own] : providers.filter((_, index) => edits[index] === fewest);
  const isAlike = isOfKnown || (fewest <= MAX_EDITS && fewest <= name.length / 2);
  const hint = isAlike ? `did you mean ${meant.join(" or ")}?` : `known: ${providers.join(", ")}.`;
  const shown = name.length > MAX_SHOWN ? `${name.slice(0, MAX_SHOWN)}…` : name;
  return `unknown provider ${JSON.stringify(shown)}; ${hint}`;
}

/** How many letters are added, left out, replaced, or swapped with the next one. */
function editsBetween(typed: string, name: string): number {
  let before: number[] = [];
  let above = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const at = (line: number[], index: number): number => line[index] ?? Number.POSITIVE_INFINITY;
      const isSame = typed[row - 1] === name[column - 1];
      const isSwap = typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1];
      current[column] = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return above[name.length] ?? 0;
}
