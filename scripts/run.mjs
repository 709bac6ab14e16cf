// Runs before anything is installed: plain JavaScript, and nothing but Node's own modules.
//
//   node scripts/run.mjs <command> [arguments]
//
// installs what is missing, builds what the command needs, and runs it.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PNPM = "pnpm@12.21.0";
const OLDEST_NODE = [20, 19];
/** What is generated is committed, and need not be generated anew before it is built: `npm test` says if it is stale. */
const EVERYTHING = ["--only"];
/** What each command needs built: everything, or only the commands themselves. */
const COMMANDS = {
  start: EVERYTHING,
  runtimes: EVERYTHING,
  contract: EVERYTHING,
  live: EVERYTHING,
  test: ["--filter=@calloff/scripts"],
  proof: EVERYTHING,
  vendor: ["--filter=@calloff/dev"],
  codegen: ["--filter=@calloff/dev"],
  provider: EVERYTHING,
  bench: ["--filter=@calloff/scripts"],
  drift: ["--filter=@calloff/dev"],
  docs: ["--filter=@calloff/scripts"],
  peers: ["--filter=@calloff/drift..."],
  corpus: ["--filter=@calloff/scripts"],
  release: EVERYTHING,
  surface: EVERYTHING,
  settle: EVERYTHING,
};
/** Where a command's program is, if not in scripts/, with its first arguments. */
const PROGRAMS = {
  contract: [
    ...["packages/dev/dist/cli.js", "contract"],
    ...["--json", "contract-report.json", "--html", "contract-report.html"],
  ],
  live: ["packages/dev/dist/cli.js", "live"],
  vendor: ["packages/dev/dist/cli.js", "vendor"],
  codegen: ["packages/dev/dist/cli.js", "codegen"],
  // `npm run provider -- add …`
  provider: ["packages/dev/dist/cli.js"],
  drift: ["packages/dev/dist/cli.js", "drift"],
  // Writes docs/drift-peers.md from what the tools say.
  peers: [
    ...["node_modules/vitest/vitest.mjs", "run", "packages/drift/src/peers/peers.proof.test.ts"],
    ...["--config", ".config/vitest.config.js", "--update"],
  ],
  release: ["scripts/release/dist/release.js"],
  surface: ["scripts/release/dist/surface.js"],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const tools = join(root, "node_modules", ".bin");
// Turbo runs tasks through pnpm, and looks for it in the path.
const path = `${tools}${delimiter}${process.env.PATH ?? ""}`;
Object.assign(process.env, { PATH: path, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" });

const [command = "", ...args] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  stop(`Calloff needs Node ${OLDEST_NODE.join(".")} or later; this is ${process.versions.node}.`);
}
if (!Object.hasOwn(COMMANDS, command)) stop(`usage: npm run <${Object.keys(COMMANDS).join(" | ")}>`);

await install();
await step("build", join(tools, "turbo"), [
  "run",
  "build",
  "--output-logs=errors-only",
  ...COMMANDS[command],
]);
// An interrupt is the command's, which may have something to undo: this process waits for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
// What it runs is a part of the proof.
if (command === "peers") process.env.CALLOFF_PROOF = "1";
const program = PROGRAMS[command] ?? [`scripts/dist/${command}.js`];
const { status } = spawnSync(process.execPath, [...program, ...args], { stdio: "inherit" });
process.exit(status ?? 1);

/**
 * Installs with the pinned pnpm unless the last install was for just these files. What the lock file says is what is
 * installed; only a package that is new in the workspace is added to it, and in CI not even that.
 */
async function install() {
  const stamp = join("node_modules", ".calloff-installed");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("calloff: the first run installs and builds, which takes one to two minutes.\n");
  const pnpm = "pnpm install --prefer-offline";
  await step("install", "npx", ["--yes", "--prefer-offline", `--package=${PNPM}`, "-c", pnpm]);
  writeFileSync(stamp, wanted);
}

/** Of all that says what is to be installed. */
function fingerprint() {
  const packages = readdirSync("packages").map((name) => join("packages", name, "package.json"));
  const files = [
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    join("scripts", "package.json"),
    join("scripts", "release", "package.json"),
    ...packages,
  ];
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of files.filter(existsSync)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** Runs a program and shows for how long; what it said is shown only when it fails. */
async function step(name, program, args) {
  // A shell finds npx and turbo under the names that Windows gives them; the arguments are all our own.
  const child = spawn(program, args, { shell: process.platform === "win32" });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
  const begun = Date.now();
  const show = (end) => {
    const seconds = Math.round((Date.now() - begun) / 1_000);
    if (process.stderr.isTTY) process.stderr.write(`\rcalloff: ${name} ${seconds} s${end}`);
  };
  const clock = setInterval(() => show(""), 1_000);
  const problem = await new Promise((resolve) => {
    child.on("error", ({ message }) => resolve(message));
    child.on("close", (status) => resolve(status === 0 ? undefined : ""));
  });
  clearInterval(clock);
  if (Date.now() - begun > 1_000) show("\n");
  if (problem === undefined) return;
  process.stderr.write(`${Buffer.concat(output)}${problem && `${problem}\n`}`);
  stop(`calloff: ${name} failed; the lines above say why.`);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  // Their last line is what machines read, whatever happens.
  if (command === "test" || command === "proof") process.stdout.write("\n0 passed, 1 failed\n");
  process.exit(2);
}
