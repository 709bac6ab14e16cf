import { playFamily } from "./hostile/play-family.ts";

const [name = "", first = "0"] = process.argv.slice(2);
await playFamily(name, Number(first));
process.disconnect();
