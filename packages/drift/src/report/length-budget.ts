/** What fits in so many characters. */
export interface LengthBudget {
  /** The text if it still fits, otherwise nothing: from then on nothing fits, so that no order is broken. */
  take(text: string, entries: number): string;
  /** How many entries stood in what was refused. */
  refused(): number;
}

export function createLengthBudget(limit: number): LengthBudget {
  let left = limit;
  let refused = 0;
  return {
    take(text, entries) {
      if (text.length > left) {
        refused += entries;
        left = 0;
        return "";
      }
      left -= text.length;
      return text;
    },
    refused: () => refused,
  };
}
