import { Failure } from "@calloff/openapi/internal";

const NO_ROOM = ["ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS"];

/** What went wrong in a copy of the workspace, told without the copy, which is gone when somebody reads of it. */
export function inWordsOfRoot(error: unknown, copy: string): unknown {
  if (!(error instanceof Error)) return error;
  const message = error.message.replaceAll(`${copy}/`, "");
  const { code } = error as NodeJS.ErrnoException;
  if (NO_ROOM.includes(code ?? "")) return new Failure(`cannot be written: ${message}. Nothing was changed.`);
  if (!(error instanceof Failure) || error.message === message) return error;
  return new Failure(message, undefined, error.status);
}
