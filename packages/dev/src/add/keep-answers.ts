import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { stringify } from "yaml";
import type { AddRequest } from "./add-request.ts";
import type { GivenAnswers } from "./answers/answers.ts";
import { commandLine, sourceOptions } from "./summary/again-without-questions.ts";

/** A file that holds what a person has answered, in case that a later step fails. */
export interface KeptAnswers {
  /** Writes all that is known by now. */
  keep(answers: GivenAnswers): void;
  /** An error, with the command that goes on from the answers. */
  withAnswers(error: unknown): unknown;
  /** Removes the file, of which there is no need any more. */
  remove(): void;
}

/** @param root where the answers are kept, below `node_modules` */
export function keepAnswers(root: string, request: AddRequest): KeptAnswers {
  const file = join(root, "node_modules/.cache/calloff", `${request.provider}.answers.yaml`);
  // A file of an earlier run says nothing of this one.
  let isWritten = false;
  return {
    keep(answers) {
      isWritten = true;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, printAnswers(answers));
    },
    withAnswers(error) {
      if (!(error instanceof UserError) || !isWritten) return error;
      const answers: [string, string] = ["--answers", relative(root, file)];
      const again = commandLine(request.provider, [...sourceOptions(request), answers]);
      return new UserError(
        `${error.message}\nYour answers are kept. To continue with them, run:\n  ${again}`,
        undefined,
        error.status,
      );
    },
    remove: () => rmSync(file, { force: true }),
  };
}

/** As `--answers` reads them: nothing stands for what is undefined. */
function printAnswers({ identifier, server, credentials, cancel, status, without }: GivenAnswers): string {
  return stringify({ name: identifier, server, credentials, cancel, status, without });
}
