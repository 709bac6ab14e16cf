import type { CancelState } from "calloff";

/** What is known of one vendor by hand. */
export interface Facts {
  /** The cancel of one job, exactly as the vendor must receive it. */
  readonly request: {
    readonly id: string | number;
    readonly key: string;
    readonly method: string;
    readonly url: string;
    readonly header?: readonly [name: string, value: string];
    readonly search?: string;
  };
  /** The answers that say something of the job; the first is what a running job is answered. */
  readonly answers: readonly {
    readonly status: number;
    readonly body?: unknown;
    readonly state: CancelState;
    readonly stopped: true | undefined;
  }[];
}

/** Of every vendor that can cancel, by name: from the tables of its package's tests, written beside the suite. */
export const FACTS: Readonly<Record<string, Facts>>;
