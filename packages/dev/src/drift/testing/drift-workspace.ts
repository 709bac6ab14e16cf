import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DriftReport, ProviderDrift } from "@calloff/drift/internal";
import { type LoopbackServer, startServer } from "@calloff/test-support";
import { parseCommand } from "../../cli/testing/parse-command.ts";
import { vendorCommand } from "../../vendor/vendor-command.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { driftCommand } from "../drift-command.ts";
import type { DriftOptions } from "../drift-request.ts";

interface Ran {
  readonly status: number;
  readonly output: string;
  readonly notes: string;
}

/** A folder with specs/, vendored from sites on this machine, in which the command can be run. */
export interface DriftWorkspace extends AsyncDisposable {
  readonly root: string;
  readonly workspace: Workspace;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<string>;
  read(name: string): Promise<string>;
  /** Starts a site that serves these pages, which a test may change, and answers 404 to all else. */
  site(pages: Record<string, string | Uint8Array>): Promise<LoopbackServer>;
  /** Runs `npx calloff-dev vendor`. */
  vendor(provider: string, ...from: string[]): Promise<void>;
  /** Vendors all pages of such a site. */
  publish(provider: string, pages: Record<string, string | Uint8Array>): Promise<LoopbackServer>;
  /** How long a server is waited for, in milliseconds; long, for a machine that is busy. */
  patience: number;
  /** Runs `npx calloff-dev drift`. */
  run(...args: string[]): Promise<Ran>;
  /** What it says about each provider. */
  drift(...args: string[]): Promise<readonly ProviderDrift[]>;
}

export async function driftWorkspace(): Promise<DriftWorkspace> {
  const root = await mkdtemp(join(tmpdir(), "drift-"));
  const sites: LoopbackServer[] = [];
  const path = (name: string): string => join(root, name);
  const workspace: DriftWorkspace = {
    root,
    workspace: { root, specs: "specs", clients: "src/vendors", layout: "files" },
    path,
    patience: 20_000,
    async write(name, content) {
      await mkdir(dirname(path(name)), { recursive: true });
      await writeFile(path(name), content);
      return path(name);
    },
    read: (name) => readFile(path(name), "utf8"),
    async site(pages) {
      const site = await startServer(({ url = "" }, response) => {
        const page = Object.hasOwn(pages, url) ? pages[url] : undefined;
        response.writeHead(page === undefined ? 404 : 200).end(page);
      });
      sites.push(site);
      return site;
    },
    async vendor(provider, ...from) {
      await vendorCommand(provider, { from, date: "2026-11-22" }, { root, print: () => {} });
    },
    async publish(provider, pages) {
      const site = await workspace.site(pages);
      await workspace.vendor(provider, ...Object.keys(pages).map((path) => site.url + path));
      return site;
    },
    async run(...args) {
      let output = "";
      let notes = "";
      const { names, options } = parseCommand<DriftOptions>("drift", args);
      const status = await driftCommand(names, options, workspace.workspace, {
        print: (text) => {
          output += text;
        },
        note: (text) => {
          notes += text;
        },
        limits: { timeoutMs: workspace.patience, maxBytes: 1024 * 1024 },
      });
      return { status, output, notes };
    },
    async drift(...args) {
      const { output } = await workspace.run(...args, "--format", "json");
      return (JSON.parse(output) as DriftReport).providers;
    },
    async [Symbol.asyncDispose]() {
      for (const site of sites) await site[Symbol.asyncDispose]();
      await rm(root, { recursive: true });
    },
  };
  return workspace;
}
