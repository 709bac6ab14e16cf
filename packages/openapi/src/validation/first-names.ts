const MAX_NAMES = 5;
const LONGEST = 60;

/** Some of many names, and how many more there are. What no usual name has is left out of them: CI obeys some of it. */
export function firstNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map((name) => {
    const plain = name.replace(/[^\p{L}\p{N} ._:/@+*-]+/gu, "…");
    return `\`${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}\``;
  });
  const more = names.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
