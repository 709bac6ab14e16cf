import { buildSite } from "./build-site.ts";
console.time("all"); await buildSite({ output: "/tmp/site-out", base: "/" }); console.timeEnd("all");
