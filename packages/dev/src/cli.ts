#!/usr/bin/env node
import { runCli } from "./cli/run-cli.ts";
import { ownManifest } from "./own-manifest.ts";

process.exitCode = await runCli(process.argv.slice(2), {
  cwd: ".",
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  version: ownManifest.version,
});
