import { createContext, Script } from "node:vm";

/** Milliseconds, at least half of them the processor's. A pattern that was meant to be used answers in a thousandth. */
const MAX_MS = 250;

const context = createContext({ pattern: /./, text: "" });
const test = new Script("pattern.test(text)");

export interface GuardedPattern {
  test(text: string): boolean;
  /** As it is written: Ajv takes patterns that are written the same for one. */
  toString(): string;
}

/**
 * A document's regular expression. One that goes back and forth for ever is stopped, which a plain `RegExp` cannot be.
 * Patterns are ECMA-262's; whether with the flag `u` is left open, and many are none with it.
 */
export function guardedPattern(source: string, flags: string): GuardedPattern {
  const pattern = compile(source, flags);
  return {
    toString: () => String(pattern),
    test(text) {
      Object.assign(context, { pattern, text });
      // Node measures by the clock on the wall, and on a busy machine this process may have had little of that time.
      for (let timeout = MAX_MS; ; timeout *= 2) {
        const before = process.cpuUsage();
        try {
          return test.runInContext(context, { timeout }) === true;
        } catch (error) {
          const { user, system } = process.cpuUsage(before);
          const isStarved = (user + system) / 1000 < MAX_MS / 2;
          if (isStarved && (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") continue;
          throw new Error(`the pattern ${source.slice(0, 100)} takes too long`);
        }
      }
    },
  };
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(source);
  }
}
