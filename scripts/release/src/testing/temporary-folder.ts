import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly temporaryFolder: string;
  }
}

/** A new folder outside the repository, gone when all tests are over: several of them share what is in it. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(inject("temporaryFolder"), `${name}-`));
}
