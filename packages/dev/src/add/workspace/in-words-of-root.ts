import { UserError } from "@calloff/openapi/internal";

const NO_ROOM = ["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS"];

/** What went wrong in a copy of the workspace, told without the copy, which is gone when somebody reads of it. */
export function inWordsOfRoot(error: unknown, copy: string): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.replaceAll(`${copy}/`, "");
  const { code } = error as NodeJS.ErrnoException;
  if (NO_ROOM.includes(code ?? ""))
    return new UserError(`cannot be written: ${message}. Nothing was changed.`);
  if (!(error instanceof UserError) || error.message === message) return error;
  return new UserError(message, undefined, error.status);
}
