// Cancels a job at a mock of each vendor, served from the vendor's own document. No key, no network.
import { existsSync, readdirSync } from "node:fs";
import { startMock } from "@calloff/mock";

for (const vendor of readdirSync("packages")) {
  const dist = new URL(`packages/${vendor}/dist/`, import.meta.url);
  if (!existsSync(dist)) continue;
  const client = await import(new URL("index.js", dist).href);
  const [, create] = Object.entries(client).find(([name]) => name.startsWith("create"));
  const mock = await startMock({ document: new URL("openapi.json", dist) });
  try {
    console.log(
      `${vendor}: ${await cancelOne(client.descriptor, create({ baseUrl: mock.url, apiKey: "any key" }))}`,
    );
  } finally {
    await mock.close();
  }
}

async function cancelOne({ cancel }, provider) {
  if (cancel === undefined) return "typed fetch, no cancel";
  const job = { integer: 42, uuid: "2f1e4c9a-7d1b-4c5e-9a37-6f0f2b8d1c55" }[cancel.id.kind] ?? "job-1";
  const { state, status } = await provider.cancel(job);
  return `${cancel.method} ${cancel.path} was answered with ${status}, so job ${job} is ${state}`;
}

console.log(`
Next:
  npm test                                       holds each client to its document
  npm run add -- <name> --from <its document>    adds a vendor
  npm run drift                                  says what the vendors have changed since`);
