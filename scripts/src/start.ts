import { startMock } from "@calloff/mock";
import { calloff, type Outcome } from "calloff";
import Table from "cli-table3";
import { runCommand } from "./command.ts";
import { Failure } from "./failure.ts";
import { type Played, play } from "./start/play.ts";
import { SCENES } from "./start/scenes.ts";
import { checkSpecs } from "./vendor/check-specs.ts";

await runCommand(async () => {
  const specs = await checkSpecs("specs");
  const broken = specs.filter(({ problem }) => problem !== undefined);
  if (broken.length > 0) throw new Failure(broken.map(({ problem }) => problem).join("\n"), undefined, 1);
  process.stdout.write(`${specs.length} vendored documents match their recorded sha256.\n`);

  const played = await playAll();
  process.stdout.write(`${printTable(played)}\n`);
  const wrong = played.filter(({ differences }) => differences.length > 0);
  if (wrong.length > 0) {
    const lines = wrong.map(
      ({ scene, differences }) => `${scene.provider}, job ${scene.job}: ${differences.join("; ")}`,
    );
    throw new Failure(
      `${wrong.length} of ${played.length} rows are not as expected:\n${lines.join("\n")}`,
      undefined,
      1,
    );
  }
  process.stdout.write(`All ${played.length} rows are as the vendors' pages say.\n`);
});

async function playAll(): Promise<Played[]> {
  const names = [...new Set(SCENES.map(({ provider }) => provider))];
  const from = import.meta.resolve("calloff");
  const mocks = new Map(
    await Promise.all(names.map(async (name) => [name, await startMock(name, { from })] as const)),
  );
  try {
    const jobs = calloff(
      Object.fromEntries(
        [...mocks].map(([name, { url }]) => [name, { baseUrl: url, apiKey: "no-key-needed" }]),
      ),
    );
    const cancel = jobs.cancel as (provider: string, id: string | number) => Promise<Outcome>;
    const played: Played[] = [];
    for (const scene of SCENES) {
      const mock = mocks.get(scene.provider);
      if (mock !== undefined) played.push(await play(scene, mock, () => cancel(scene.provider, scene.id)));
    }
    return played;
  } finally {
    await Promise.all([...mocks.values()].map((mock) => mock.close()));
  }
}

/** Without lines between the rows: fourteen of them fit a screen. */
const NO_LINES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

function printTable(played: readonly Played[]): string {
  const head = ["provider", "request", "status", "state", "stopped"];
  const table = new Table({ head, chars: NO_LINES, style: { head: [], border: [] } });
  for (const { scene, request, status, state, stopped } of played) {
    table.push([scene.provider, request, String(status), state, String(stopped)]);
  }
  return table.toString();
}
