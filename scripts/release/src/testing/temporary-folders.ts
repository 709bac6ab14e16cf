import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    readonly temporaryFolder: string;
  }
}

/** Before all tests: a place outside the repository. After all: it is gone, whatever they left in it. */
export default function makeTemporaryFolder(project: TestProject): () => void {
  // Some systems' own is a link, and package managers print where it leads.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "calloff-release-")));
  project.provide("temporaryFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
