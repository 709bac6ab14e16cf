/** A body that comes in these pieces, and what became of it. */
export function bodyOf(
  pieces: readonly (string | Uint8Array)[],
  ends = true,
): { body: ReadableStream<Uint8Array>; state: { canceled: boolean; pulled: number } } {
  const state = { canceled: false, pulled: 0 };
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        state.pulled += 1;
        const next = left.shift();
        if (next !== undefined)
          controller.enqueue(typeof next === "string" ? new TextEncoder().encode(next) : next);
        else if (ends) controller.close();
        else return new Promise(() => {});
        return undefined;
      },
      cancel() {
        state.canceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}
