import { type Advice, type Change, sampleChange } from "@calloff/drift/internal";
import { expect, test } from "vitest";
import { changesetBody } from "./drift-changeset.ts";

const none: Advice = { edit: "", before: "", after: "" };

const removed = sampleChange({
  id: "response-property-removed",
  bump: "major",
  operation: "DELETE /jobs/{id}",
  before: "string",
  message: "the property note of 200 is gone",
});

const document = {
  provider: "acme",
  name: "@calloff/acme",
  retrieved: "2026-11-23",
  sha256: "0123456789abcdef",
};
const first = "`@calloff/acme` follows the vendor's document of 2026-11-23 (sha256 `0123456789ab`).";

test("says what changed, before → after, and what to edit, the breaking first", () => {
  const advice = { edit: "Read text instead.", before: "outcome.body.note;", after: "outcome.body.text;" };
  const changes: Change[] = [
    removed,
    {
      ...removed,
      id: "response-enum-value-added",
      bump: "minor",
      flags: ["open-set"],
      operations: 3,
      before: null,
      after: "paused",
      message: "state may be paused",
    },
    {
      ...removed,
      id: "default-changed",
      bump: "patch",
      operation: null,
      before: 1,
      after: 2,
      message: "another default",
    },
    { ...removed, id: "documentation-changed", bump: "none", message: "left out" },
  ];
  const body = changesetBody({ ...document, changes }, ({ id }) => (id === removed.id ? advice : none));
  expect(body).toBe(
    `${first}

Breaking:

- \`DELETE /jobs/{id}\`: the property note of 200 is gone (\`string\` →). Read text instead.

  \`\`\`ts
  // before
  outcome.body.note;
  // after
  outcome.body.text;
  \`\`\`

New:

- \`DELETE /jobs/{id}\` and 2 more: state may be paused (open-set) (→ \`paused\`).

Documentation and limits:

- another default (\`1\` → \`2\`).`,
  );
});

test("a vendor's text stays text, and on its line", () => {
  const hostile = { before: "``` \n---", after: "a", message: "the property <b> is\n- gone" };
  const changes: Change[] = [{ ...removed, operation: "GET /`x`", ...hostile }];
  const body = changesetBody({ ...document, changes }, () => none);
  expect(body.split("\n").slice(4)).toEqual([
    "- `` GET /`x` ``: the property `<b> is\\n-` gone (```` ``` \\n--- ```` → `a`).",
  ]);
});

test("of very many changes, the hardest are told, and the others counted", () => {
  const changes = Array.from({ length: 130 }, (_, index) => ({ ...removed, message: `change ${index}` }));
  const body = changesetBody({ ...document, changes }, () => none);
  expect(body).toContain("change 99 ");
  expect(body).not.toContain("change 100 ");
  expect(body.endsWith("\n\nAnd 30 more.")).toBe(true);
});
