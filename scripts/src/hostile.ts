import { runCases } from "./hostile/run-cases.ts";

const [name = "", first = "0"] = process.argv.slice(2);
await runCases(name, Number(first));
process.disconnect();
