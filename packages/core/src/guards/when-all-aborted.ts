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
