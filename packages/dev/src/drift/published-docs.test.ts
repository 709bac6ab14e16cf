import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CHANGE_KINDS, type ChangeKind, DRIFT_REPORT, renderJson } from "@calloff/drift/internal";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";

const DOCS = fileURLToPath(new URL("../../../../docs", import.meta.url));
const PAGE = `${DOCS}/drift.md`;
const SCHEMA = `${DOCS}/drift-report.schema.json`;

const START = "<!-- changes:start -->\n";
const END = "<!-- changes:end -->\n";

const STALE =
  "docs/ is behind CHANGE_KINDS. In scripts/: npx vitest run --config ../.config/vitest.config.js src/drift/published-docs.test.ts -u";

const page = readFileSync(PAGE, "utf8");
const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));

describe("what is published of drift", () => {
  test("has all kinds of change in one table", async () => {
    const [before, end] = [page.split(START)[0], page.split(END)[1]];
    expect([before, end], `docs/drift.md needs ${START}and ${END}`).not.toContain(undefined);
    await expect(`${before}${START}${table()}${END}${end}`, STALE).toMatchFileSnapshot(PAGE);
  });

  test("has all their ids in the schema, and no others", async () => {
    const changeId = { ...schema.$defs.changeId, enum: Object.keys(CHANGE_KINDS) };
    const now = { ...schema, $defs: { ...schema.$defs, changeId } };
    await expect(`${JSON.stringify(now, null, 2)}\n`, STALE).toMatchFileSnapshot(SCHEMA);
  });

  test("shows JSON as the schema has it, and as it is printed", () => {
    const [, sample = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const example = JSON.parse(sample);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    validate(example);
    expect(validate.errors).toBeNull();
    const printed = JSON.parse(renderJson(DRIFT_REPORT));
    expect(example.changes[0].advice).toEqual(printed.changes[0].advice);
  });
});

function table(): string {
  const kinds: [string, ChangeKind][] = Object.entries(CHANGE_KINDS);
  const rows = kinds.map(([id, { bump, summary, example, flags = [] }]) =>
    [`\`${id}\``, bump, summary, `\`${example}\``, flags.map((flag) => `\`${flag}\``).join(" ")].map((cell) =>
      cell.replaceAll("|", "\\|"),
    ),
  );
  const head = ["id", "release", "what happened", "example", "flags"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
