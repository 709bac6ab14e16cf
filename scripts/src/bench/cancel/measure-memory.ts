import { measureRun } from "../measure-run.ts";
import { builtUrl } from "./packages.ts";

interface Megabytes {
  readonly ours: number | undefined;
  readonly bare: number | undefined;
}

/** A million references, made up as they are read, at a vendor that answers within the process. */
const OURS = `
const { createCalloff } = await import(${JSON.stringify(builtUrl("core"))});
const { createPulse } = await import(${JSON.stringify(builtUrl("pulse"))});
const fetch = async () => new Response('{"message":"ok"}');
const jobs = createCalloff({ pulse: createPulse({ apiKey: "any", fetch }) });
function* references() { for (let id = 0; id < 1e6; id += 1) yield "pulse:" + id; }
let results = 0;
for await (const { kind } of jobs.cancelAll(references(), { concurrency: 32 })) if (kind === "answered") results += 1;
if (results !== 1e6) throw new Error(results + " results");
`;

/** The same answers with nothing of ours. */
const BARE = `
for (let id = 0; id < 1e6; id += 1) await new Response('{"message":"ok"}').text();
`;

/** The most at one time. */
export async function measureMemory(): Promise<Megabytes> {
  return { ours: await peakOf("cancelAll", OURS), bare: await peakOf("bare", BARE) };
}

async function peakOf(name: string, code: string): Promise<number | undefined> {
  const args = ["--input-type=module", "-e", code];
  const { megabytes } = await measureRun({ name, args, cwd: process.cwd(), fine: [0] });
  return megabytes === undefined ? undefined : Math.round(megabytes);
}
