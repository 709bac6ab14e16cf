import { CalloffError } from "./error.ts";
import { plainCause } from "./http/plain-cause.ts";

/** Gets a part of a package. @throws CalloffError `network` when a page cannot get its file */
type Load<Part> = () => Promise<Part>;

/**
 * A part of a package that many programs never use, so that their pages do not load it. It is loaded once; when that
 * fails, whoever needs it next tries again.
 */
export function lazily<Part>(part: () => Promise<Part>): Load<Part> {
  let loaded: Promise<Part> | undefined;
  return () => {
    loaded ??= part().catch((error: unknown) => {
      loaded = undefined;
      throw new CalloffError({
        code: "network",
        message: "part of the code could not be loaded; are all chunks served?",
        cause: plainCause(error),
      });
    });
    return loaded;
  };
}
