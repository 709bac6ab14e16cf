interface SearchOptions {
  readonly boostDocument: (id: string) => number;
  readonly fuzzy: (term: string) => number | false;
  readonly boost: Readonly<Record<"title" | "titles" | "text", number>>;
}

/**
 * Options of MiniSearch, which ranks what the search finds. They are set when the app starts: VitePress writes its
 * settings as JSON, and would revive functions with `eval`, which the pages' content security policy forbids.
 */
export const SEARCH_OPTIONS: SearchOptions = {
  boostDocument,
  fuzzy,
  boost: { title: 3, titles: 1, text: 2 },
};

/** Pages that explain come first. A reference or a decision helps only readers who know what they look for. */
const WEIGHTS: readonly (readonly [place: RegExp, weight: number])[] = [
  [/\/guide\/|\/(faq|why-not-fetch)\.html/, 4],
  [/\/recipes\//, 2],
  [/\/api\//, 0.25],
  [/\/decisions\//, 0.1],
];

/** @param id the address that is found, such as `/calloff/guide/outcomes.html#errors` */
function boostDocument(id: string): number {
  return WEIGHTS.find(([place]) => place.test(id))?.[1] ?? 1;
}

/** How many letters may differ, as a share of the word. 409 is not 429. */
function fuzzy(term: string): number | false {
  return /\d/.test(term) ? false : 0.2;
}
