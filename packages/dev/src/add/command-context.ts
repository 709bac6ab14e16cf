import type { CrawlProgress, ReadLimits } from "@calloff/openapi/internal";
import type { Questions } from "./answers/questions.ts";
import type { provePackage } from "./prove-package.ts";
import type { settleWithout } from "./remove-provider.ts";

/** Where the command works, and whom it talks to. */
export interface CommandContext {
  /** The repository's. */
  readonly root: string;
  /** What was asked for. */
  print(text: string): void;
  /** What is being done meanwhile. */
  note(line: string): void;
  readonly progress: CrawlProgress;
  /** @throws UserError when there is nobody to ask */
  questions(): Questions;
  /** Other limits than those of everybody, for each answer of a server. */
  readonly limits?: ReadLimits | undefined;
  /** Another way to prove a package. */
  readonly prove?: typeof provePackage;
  /** Another way to write what follows from a provider's absence. */
  readonly settle?: typeof settleWithout;
}
