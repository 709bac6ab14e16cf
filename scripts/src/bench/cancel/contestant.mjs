// Cancels jobs as a user would write it, in one of several ways, with 32 calls at once and 10 seconds for each:
//
//   contestant.mjs <way> <vendor's address> [<jobs>]
//
// cancels so many jobs and ends. Without a number, and started by `fork`, it cancels as many jobs as each message says,
// and answers with the milliseconds that it took. Only the packages of one way are loaded, as memory is measured too.

const CONCURRENCY = 32;
const TIMEOUT_MS = 10_000;
const HEADERS = { "x-api-key": "any", accept: "application/json" };

const WAYS = {
  "fetch without a signal": (baseUrl) => (jobs) => loop(jobs, (id) => cancelByFetch(baseUrl, id)),

  "fetch with AbortSignal.timeout": (baseUrl) => (jobs) =>
    loop(jobs, (id) => cancelByFetch(baseUrl, id, AbortSignal.timeout(TIMEOUT_MS))),

  "openapi-fetch in p-map": async (baseUrl) => {
    const { default: createClient } = await import("openapi-fetch");
    const { default: pMap } = await import("p-map");
    /** @type {import("openapi-fetch").Client<import("@calloff/pulse").paths>} */
    const client = createClient({ baseUrl, headers: HEADERS });
    const cancel = async (id) => {
      const params = { path: { jobId: String(id) } };
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const { response } = await client.DELETE("/job/{jobId}", { params, signal });
      if (!response.ok) throw new Error(`the vendor answered with ${response.status}`);
    };
    return (jobs) => pMap(ids(jobs), cancel, { concurrency: CONCURRENCY });
  },

  "ky in p-map": async (baseUrl) => {
    const { default: ky } = await import("ky");
    const { default: pMap } = await import("p-map");
    const client = ky.create({ prefix: baseUrl, headers: HEADERS, timeout: TIMEOUT_MS, retry: 2 });
    return (jobs) => pMap(ids(jobs), (id) => client.delete(`job/${id}`).json(), { concurrency: CONCURRENCY });
  },

  cancelAll: async (baseUrl) => {
    const { createCalloff } = await import("@calloff/core");
    const { createPulse } = await import("@calloff/pulse");
    const pulse = createPulse({ apiKey: "any", baseUrl, attemptTimeout: TIMEOUT_MS, retries: 2 });
    const calloff = createCalloff({ pulse });
    return async (jobs) => {
      let answered = 0;
      for await (const { kind } of calloff.cancelAll(references(jobs), { concurrency: CONCURRENCY })) {
        if (kind === "answered") answered += 1;
      }
      if (answered !== jobs) throw new Error(`the vendor answered for ${answered} jobs of ${jobs}`);
    };
  },
};

async function cancelByFetch(baseUrl, id, signal) {
  const response = await fetch(`${baseUrl}/job/${id}`, { method: "DELETE", headers: HEADERS, signal });
  if (!response.ok) throw new Error(`the vendor answered with ${response.status}`);
  await response.json();
}

async function loop(jobs, cancel) {
  let next = 0;
  const work = async () => {
    while (next < jobs) await cancel(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

function* ids(jobs) {
  for (let id = 0; id < jobs; id += 1) yield id;
}

function* references(jobs) {
  for (const id of ids(jobs)) yield `pulse:${id}`;
}

const [way, address, number] = process.argv.slice(2);
const cancelJobs = await WAYS[way](address);
if (number !== undefined) await cancelJobs(Number(number));
else {
  process.on("message", async (jobs) => {
    const start = performance.now();
    await cancelJobs(jobs);
    process.send(performance.now() - start);
  });
  process.on("disconnect", () => process.exit());
  process.send("ready");
}
