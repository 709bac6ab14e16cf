interface Shared {
  readonly reactions: Set<() => void>;
  readonly listener: () => void;
}

/** One listener for each signal, however many jobs depend on it: of the eleventh, Node would warn as of a leak. */
const sharedOf = new WeakMap<AbortSignal, Shared>();

/**
 * Calls `react` when a signal aborts that has not aborted yet.
 *
 * @returns a function that ends that; with the last one the signal is left without a listener
 */
export function onAbort(signal: AbortSignal, react: () => void): () => void {
  const { reactions, listener } = sharedOf.get(signal) ?? share(signal);
  // The same one again is no second one.
  signal.addEventListener("abort", listener);
  reactions.add(react);
  return () => {
    reactions.delete(react);
    if (reactions.size === 0) signal.removeEventListener("abort", listener);
  };
}

function share(signal: AbortSignal): Shared {
  const reactions = new Set<() => void>();
  const listener = (): void => {
    for (const react of reactions) react();
  };
  const shared = { reactions, listener };
  sharedOf.set(signal, shared);
  return shared;
}

/** Gives a function that takes signals; when the last of those that it was given has aborted, `react` is called. */
export function whenAllAborted(react: () => void): (signal: AbortSignal) => void {
  let open = 0;
  return (signal) => {
    open += 1;
    const onEach = (): void => {
      open -= 1;
      if (open === 0) react();
    };
    signal.addEventListener("abort", onEach, { once: true });
  };
}
