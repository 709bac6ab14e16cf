import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { x } from "tinyexec";
import type { Pair } from "./pair.ts";
import type { PeerVerdict, PeerVerdicts } from "./peer.ts";

/** What is read of the report that `redocly diff --format json` writes. */
interface RedoclyReport {
  readonly bump?: "patch" | "minor" | "major";
  readonly changes: readonly {
    readonly impact: string;
    readonly verdicts: readonly { readonly ruleId: string; readonly impact: string }[];
  }[];
}

/** Nothing leaves the machine, and nothing but the report is said. */
const QUIET = {
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
};

/** What `redocly diff` says with its default settings, all pairs in one process. */
export async function askRedocly(pairs: readonly Pair[]): Promise<PeerVerdicts> {
  // A folder of its own: a redocly.yaml beside the documents would change the rules.
  const folder = mkdtempSync(join(tmpdir(), "calloff-redocly-"));
  try {
    const jobs = pairs.map(({ base, revision }, i) => ({
      base,
      revision,
      report: join(folder, `${i}.json`),
    }));
    const list = join(folder, "pairs.json");
    const entry = new URL("../lib/index.js", import.meta.resolve("@redocly/cli/bin/cli.js")).href;
    writeFileSync(list, JSON.stringify({ entry, pairs: jobs }));
    const program = fileURLToPath(new URL("run-redocly.mjs", import.meta.url));
    const nodeOptions = { cwd: folder, env: QUIET };
    const { stderr } = await x(process.execPath, [program, list], { throwOnError: true, nodeOptions });
    return new Map(
      pairs.map(({ name }, i) => {
        const report = join(folder, `${i}.json`);
        if (!existsSync(report)) throw new Error(`redocly diff wrote nothing about ${name}: ${stderr}`);
        return [name, verdictOf(JSON.parse(readFileSync(report, "utf8")) as RedoclyReport)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdictOf({ bump, changes }: RedoclyReport): PeerVerdict {
  const found = changes
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ impact }) => impact === bump)
    .map(({ ruleId }) => ruleId);
  return { breaking: bump === "major", level: bump ?? "nothing", rules: [...new Set(found)].sort() };
}
