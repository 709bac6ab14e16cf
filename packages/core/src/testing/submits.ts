import { getEventListeners } from "node:events";
import { expect, vi } from "vitest";
import type { StartError } from "../start/start-error.ts";

/** A `submit` that gives its id when it is told to, and knows its signal. */
export interface PendingSubmit {
  readonly submit: (call: { readonly signal: AbortSignal }) => Promise<string>;
  readonly call: { readonly signal: AbortSignal | undefined };
  resolve(id: string): void;
  reject(reason: unknown): void;
}

export function pending(): PendingSubmit {
  const call = { signal: undefined as AbortSignal | undefined };
  let resolve: (id: string) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const id = new Promise<string>((...both) => {
    [resolve, reject] = both;
  });
  const submit: PendingSubmit["submit"] = ({ signal }) => {
    call.signal = signal;
    return id;
  };
  return { submit, call, resolve, reject };
}

/** What `promise` rejects with: from now on it is nobody's unhandled rejection. */
export function failure(promise: Promise<unknown>): Promise<StartError> {
  return promise.then(
    () => {
      throw new Error("it did not reject");
    },
    (error: StartError) => error,
  );
}

export function listeners(signal: AbortSignal): number {
  return getEventListeners(signal, "abort").length;
}

/** No timer, while the test's clock stands still, and no listener. */
export function expectNothingLeft(signal?: AbortSignal): void {
  expect(vi.getTimerCount()).toBe(0);
  if (signal !== undefined) expect(listeners(signal)).toBe(0);
}
