#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { endOnBrokenOutput } from "./cli/broken-output.ts";
import { runCli } from "./cli/run-cli.ts";

const INTERRUPTS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

endOnBrokenOutput(process);
process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  version,
  onInterrupt(listener) {
    for (const signal of INTERRUPTS) process.on(signal, listener);
    return () => {
      for (const signal of INTERRUPTS) process.off(signal, listener);
    };
  },
  exit: (status) => process.exit(status),
});
