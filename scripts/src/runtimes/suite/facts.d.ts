import type { JobId } from "@calloff/runtime";
import type { CancelState } from "calloff";

/** What is known by hand of one kind of job. */
export interface Facts {
  /** The name of the vendor. */
  readonly vendor: string;
  /** The cancel of one job, exactly as the vendor must receive it. */
  readonly request: {
    readonly id: JobId;
    readonly key: string;
    readonly method: string;
    readonly url: string;
    readonly header?: readonly [name: string, value: string];
    readonly search?: string;
    /** What stands in the JSON body. */
    readonly body?: object;
  };
  /** The answers that say something of the job; the first is what a running job is answered. */
  readonly answers: readonly {
    readonly status: number;
    readonly body?: unknown;
    readonly state: CancelState;
    readonly stopped: true | undefined;
  }[];
}

/** Of every kind of job, by the vendor's name, with the kind where it has several: from the tables of its package's tests, written beside the suite. */
export const FACTS: Readonly<Record<string, Facts>>;
