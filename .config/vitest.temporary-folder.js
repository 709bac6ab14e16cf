import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Before all tests: a place outside the repository that several can share. After all: it is gone, with all in it. */
export default function makeTemporaryFolder(project) {
  // Some systems' own is a link, and package managers print where it leads.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "calloff-test-")));
  project.provide("temporaryFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
