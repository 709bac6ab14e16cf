/** The words of a name or a text, in lower case: `tryOnJob_cancel` has four. */
export function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return words.match(/[\p{L}\d]+/gu) ?? [];
}
