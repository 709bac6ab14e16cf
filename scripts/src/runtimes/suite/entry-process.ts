import { runSuite } from "./suite.ts";

const { argv, versions } = process;
const results = await runSuite(String(argv.at(-1)));
const version = versions["bun"] ?? versions["deno"] ?? versions.node;
// Where every runtime can leave its results. Whoever started it waits for its end: nothing may be left behind.
process.stdout.write(JSON.stringify({ version, results }));
