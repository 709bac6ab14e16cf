import { execFileSync, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { ForeignPackage } from "../foreign-packages.ts";
import { runProgram } from "../run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A package registry on this machine, which knows what is published to it and, without an uplink, asks no other. */
export interface Registry {
  readonly url: string;
  /** What package managers need in their environment to use it, with caches that no earlier run has filled. */
  readonly env: Readonly<Record<string, string>>;
}

/** One answer that is late does not make the other registry a dead one, of which nothing more is asked. */
const PATIENT = { maxage: "1d", timeout: "60s", max_fails: 100, fail_timeout: "1s" };

/** Of these no other registry is asked. */
const OURS = ["@calloff/*", "calloff", "create-calloff"];

/** Another registry, which has the packages of others. */
interface Uplink {
  readonly url: string;
  /** A file with the certificates that vouch for it, where the system's do not. */
  readonly ca?: string;
}

/** The registry that npm is set up with here. */
export function usualRegistry(): Uplink {
  const setting = (name: string): string =>
    execFileSync("npm", ["config", "get", name], { encoding: "utf8" }).trim();
  const ca = setting("cafile");
  return { url: setting("registry"), ...(ca !== "null" && ca !== "undefined" && { ca }) };
}

export async function startRegistry(uplink?: Uplink): Promise<Registry> {
  const folder = temporaryFolder("registry");
  const everyone = { access: "$all", publish: "$all", unpublish: "$all" };
  const { url: others, ca } = uplink ?? {};
  const config = {
    self_path: folder,
    storage: join(folder, "storage"),
    uplinks: others === undefined ? {} : { others: { url: others, ...PATIENT } },
    packages: {
      ...Object.fromEntries(OURS.map((pattern) => [pattern, everyone])),
      "**": { ...everyone, ...(uplink !== undefined && { proxy: "others" }) },
    },
    web: { enable: false },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  };
  const url = await runRegistry(config, ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: ca });
  return { url, env: environment(folder, url) };
}

/** @returns its address */
function runRegistry(config: object, env: Readonly<Record<string, string>>): Promise<string> {
  const program = join(import.meta.dirname, "registry-server.mjs");
  const server = fork(program, [JSON.stringify(config)], {
    silent: true,
    env: { ...process.env, ...env },
  });
  // Tests end by themselves; the registry ends with them.
  server.unref();
  server.channel?.unref();
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (text: Buffer): void => {
      said += text;
      const [url] = /http:\S+\/(?=\n)/.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", () => reject(new Error(`The registry does not start: ${said}`)));
    for (const stream of [server.stdout, server.stderr]) (stream as Socket | null)?.unref();
  });
}

function environment(folder: string, url: string): Record<string, string> {
  const userconfig = join(folder, "npmrc");
  // It asks for no password, but clients do not publish without one.
  writeFileSync(userconfig, `registry=${url}\n${url.slice("http:".length)}:_authToken=anybody\n`);
  return {
    // In small letters: a script that npm runs has its settings in the environment, written like that.
    npm_config_userconfig: userconfig,
    npm_config_registry: url,
    npm_config_cache: join(folder, "npm-cache"),
    pnpm_config_registry: url,
    pnpm_config_store_dir: join(folder, "pnpm-store"),
    pnpm_config_cache_dir: join(folder, "pnpm-cache"),
    // What has just been published here is to be installed at once.
    pnpm_config_minimum_release_age: "0",
    BUN_CONFIG_REGISTRY: url,
    BUN_INSTALL_CACHE_DIR: join(folder, "bun-cache"),
    BUN_INSTALL: join(folder, "bun"),
  };
}

/** Puts a package into the registry as it is installed here, so that it can be installed without another registry. */
export async function publishInstalled({ url }: Registry, item: ForeignPackage): Promise<void> {
  const scratch = temporaryFolder("foreign");
  mkdirSync(join(scratch, "package"));
  // What it depends on lies within its folder when npm or Bun installed it, and is no part of it.
  const own = (path: string): boolean => !path.slice(item.folder.length).includes("node_modules");
  await cp(item.folder, join(scratch, "package"), { recursive: true, filter: own });
  await runProgram("tar", ["-czf", "package.tgz", "package"], { cwd: scratch });
  const data = readFileSync(join(scratch, "package.tgz"));
  const { name, version, manifest } = item;
  const file = `${name}-${version}.tgz`;
  const integrity = `sha512-${createHash("sha512").update(data).digest("base64")}`;
  const dist = {
    integrity,
    shasum: createHash("sha1").update(data).digest("hex"),
    tarball: `${url}${name}/-/${file}`,
  };
  const response = await fetch(`${url}${name.replace("/", "%2f")}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      _id: name,
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
      _attachments: {
        [file]: {
          content_type: "application/octet-stream",
          data: data.toString("base64"),
          length: data.length,
        },
      },
    }),
  });
  if (!response.ok) throw new Error(`${name} ${version}: ${response.status} ${await response.text()}`);
}
