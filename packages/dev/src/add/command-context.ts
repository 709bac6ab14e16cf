import type { CrawlProgress, ReadLimits } from "@calloff/openapi/internal";
import type { checkClient } from "../clients/check-client.ts";
import type { Questions } from "./answers/questions.ts";

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
  /** Another way to hold a client to its document. */
  readonly check?: typeof checkClient;
}
