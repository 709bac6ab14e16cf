/** A job that waits for another attempt. */
interface Delayed {
  /** When it may be tried again, by `performance.now()`. */
  notBefore: number;
}

/** Jobs that wait for another attempt, the next one first. */
export class RetryQueue<Job extends Delayed> {
  readonly #jobs: Job[] = [];

  get size(): number {
    return this.#jobs.length;
  }

  /** When the next job may be tried again. */
  get nextAt(): number {
    return this.#jobs[0]?.notBefore ?? Number.POSITIVE_INFINITY;
  }

  add(job: Job): void {
    this.#jobs.push(job);
    this.#jobs.sort((a, b) => a.notBefore - b.notBefore);
  }

  /** The next job, if its time has come. */
  take(now: number): Job | undefined {
    return this.nextAt <= now ? this.#jobs.shift() : undefined;
  }

  takeAll(): Job[] {
    return this.#jobs.splice(0);
  }
}
