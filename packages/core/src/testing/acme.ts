import { type CancelableProvider, createCancelableProvider, type JobIdDescriptor } from "@calloff/runtime";

/** A request that an invented vendor got. */
export interface Got {
  readonly url: string;
  readonly signal: AbortSignal | null;
}

/** What it answers: a status, or a promise of one. */
type Answers = (got: Got) => AnswerLike | Promise<AnswerLike>;
type AnswerLike = Response | number;

/** The path parameter `id`. */
export const ID_OF: Readonly<Record<"string" | "integer", JobIdDescriptor>> = {
  string: { name: "id", kind: "string" },
  integer: { name: "id", kind: "integer" },
};

/** An invented vendor whose cancel is `DELETE /job/{id}`, and 204 when it worked. */
export function acme(
  name: string,
  answer: Answers = () => 204,
  kind: "string" | "integer" = "string",
): CancelableProvider<string, object, string, never> {
  return createCancelableProvider(
    {
      name,
      baseUrl: `https://${name}.example`,
      cancel: { method: "DELETE", path: "/job/{id}", id: ID_OF[kind], answers: { 204: "canceled" } },
    },
    {
      async fetch(url, init) {
        const answered = await answer({ url: String(url), signal: init?.signal ?? null });
        return typeof answered === "number" ? new Response(null, { status: answered }) : answered;
      },
    },
  );
}

/** References to the first `count` jobs. */
export function jobsOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}:${index}`);
}

/** An answer that comes when the request is aborted, and never else. */
export function untilAborted({ signal }: Got): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
