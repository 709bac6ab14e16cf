/** Of objects entered, each of which takes Prism about 20 µs. All of GitHub's document takes 300,000. */
const MAX_STEPS = 500_000;

/**
 * Whether Prism would be stuck in the document. The parser it follows references with remembers which reference it has
 * followed, not which object it has been in: once schemas stand in place of references, it takes every way through
 * them, and schemas that refer to each other in a circle have more of those than anybody can wait for.
 *
 * Takes the ways that the parser would take, without changing anything, and counts them.
 */
export function exceedsReferenceLimit(document: object): boolean {
  const walk: Walk = { document, steps: 0, places: new Map(), followed: new Set() };
  return !walkThrough(walk, placeOf(walk, document));
}

interface Walk {
  readonly document: object;
  steps: number;
  readonly places: Map<object, Place>;
  /** References without anything beside them, which it follows once. */
  readonly followed: Set<string>;
}

interface Place {
  readonly node: object;
  /** Made when it is first entered. */
  children?: readonly Place[];
  /** Whether it is on the way from the root to here: the parser does not enter it again. */
  isInside: boolean;
  /** What stands here once a reference was followed. */
  replaced?: Place;
}

/** False when it is given up. */
function walkThrough(walk: Walk, place: Place): boolean {
  walk.steps += 1;
  if (walk.steps > MAX_STEPS) return false;
  place.isInside = true;
  place.children ??= Object.values(place.node)
    .filter(isObject)
    .map((child) => placeOf(walk, child));
  for (const child of place.children) {
    const next = child.replaced ?? enter(walk, child);
    if (next !== undefined && !next.isInside && !walkThrough(walk, next)) return false;
  }
  place.isInside = false;
  return true;
}

function placeOf({ places }: Walk, node: object): Place {
  const place = places.get(node) ?? { node, isInside: false };
  places.set(node, place);
  return place;
}

/** What is walked through at a place for the first time; undefined for a reference that was followed elsewhere. */
function enter(walk: Walk, place: Place): Place | undefined {
  const { $ref: reference, ...beside } = place.node as { $ref?: unknown };
  if (typeof reference !== "string") {
    place.replaced = place;
    return place;
  }
  const target = valueAt(walk.document, reference);
  if (target === undefined) return undefined;
  const isAlone = Object.keys(beside).length === 0;
  // With something beside the reference, the parser makes a copy.
  place.replaced = placeOf(walk, isAlone ? target : { ...target, ...beside });
  if (isAlone && walk.followed.has(reference)) return undefined;
  if (isAlone) walk.followed.add(reference);
  return place.replaced;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function valueAt(document: object, reference: string): object | undefined {
  let value: unknown = document;
  for (const key of reference.split("/").slice(1)) {
    const name = decode(key).replaceAll("~1", "/").replaceAll("~0", "~");
    value = isObject(value) ? Reflect.get(value, name) : undefined;
  }
  return isObject(value) ? value : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
