import { expect, test } from "vitest";
import { releaseNotes } from "./release-notes.ts";

const changelog = `# @calloff/pulse

## 1.1.0

### Minor Changes

- A status.

  ## not a version

## 1.1.0-next.0

- An early one.

## 1.0.0

- First.
`;

test.each([
  ["1.1.0", "### Minor Changes\n\n- A status.\n\n  ## not a version"],
  ["1.0.0", "- First."],
  ["1", ""],
  ["2.0.0", ""],
])("of %s", (version, notes) => {
  expect(releaseNotes(changelog, version)).toBe(notes);
});
