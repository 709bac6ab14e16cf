/** Of objects entered, each of which takes Prism about 20 µs. All of GitHub's document takes 300,000. */
const MOST_STEPS = 1_000_000;

/**
 * Whether Prism would be stuck in the document. The parser it follows references with remembers which reference it has
 * followed, not which object it has been in: once schemas stand in place of references, it takes every way through
 * them, and schemas that refer to each other in a circle have more of those than anybody can wait for.
 *
 * Takes the ways that the parser would take, without changing anything, and counts them.
 */
export function isMaze(document: object): boolean {
  const walk: Walk = { document, steps: 0, inside: new Set(), followed: new Set(), replaced: new Map() };
  return !walkThrough(walk, document);
}

interface Walk {
  readonly document: object;
  steps: number;
  /** The objects on the way from the root to here: the parser does not enter those again. */
  readonly inside: Set<object>;
  /** References without anything beside them, which it follows once. */
  readonly followed: Set<string>;
  /** What stands in place of a reference once it was followed. */
  readonly replaced: Map<object, object>;
}

/** False when it is given up. */
function walkThrough(walk: Walk, node: object): boolean {
  walk.steps += 1;
  if (walk.steps > MOST_STEPS) return false;
  walk.inside.add(node);
  for (const child of Object.values(node)) {
    if (typeof child !== "object" || child === null) continue;
    const next = enter(walk, child);
    if (next !== undefined && !walk.inside.has(next) && !walkThrough(walk, next)) return false;
  }
  walk.inside.delete(node);
  return true;
}

/** What is walked through at a child; undefined for a reference that was followed elsewhere. */
function enter({ document, followed, replaced }: Walk, child: object): object | undefined {
  const known = replaced.get(child);
  if (known !== undefined) return known;
  const { $ref: reference, ...beside } = child as { $ref?: unknown };
  if (typeof reference !== "string") return child;
  const target = valueAt(document, reference);
  if (target === undefined) return undefined;
  const isAlone = Object.keys(beside).length === 0;
  // With something beside the reference, the parser makes a copy.
  replaced.set(child, isAlone ? target : { ...target, ...beside });
  if (isAlone && followed.has(reference)) return undefined;
  if (isAlone) followed.add(reference);
  return replaced.get(child);
}

function valueAt(document: object, reference: string): object | undefined {
  let value: unknown = document;
  for (const key of reference.split("/").slice(1)) {
    const name = decode(key).replaceAll("~1", "/").replaceAll("~0", "~");
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === "object" && value !== null ? value : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
