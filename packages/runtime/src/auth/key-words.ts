import type { KeyFault, KeyRule } from "./authenticate.ts";

const COPIED = "cannot carry; check how it was copied";

/** What is wrong with a key that its place cannot hold. */
const UNFIT: Readonly<Record<KeyRule["place"], string>> = {
  header: `holds a character that a header ${COPIED}`,
  cookie: `holds a character that a cookie ${COPIED}`,
  basic: 'must be "user:password"',
};

/** @param variable of the environment */
export function keyWords(fault: KeyFault, { option, place }: KeyRule, variable: string): { message: string } {
  const ask = `pass ${option}, or set ${variable}`;
  const words: Readonly<Record<KeyFault, string>> = {
    none: `no API key; ${ask}`,
    empty: `the API key is empty; ${ask}`,
    failed: "the apiKey function failed",
    unreadable: `${variable} may not be read; pass ${option}, or allow it`,
    type: "the API key is not a string",
    unfit: `the API key ${UNFIT[place]}`,
  };
  return { message: `${words[fault]}. Nothing was sent` };
}
