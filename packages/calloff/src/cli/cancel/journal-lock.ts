import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { rm } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Lets go of a lock. */
export type Unlock = () => Promise<void>;

/**
 * Keeps a file for this process, by listening at an address made of the file's identity: whichever way the process
 * ends, the system takes the address back. Processes that share no network namespace do not see each other.
 *
 * @returns undefined when another process has the file
 */
export async function lockFile(
  file: FileHandle,
  platform: NodeJS.Platform = process.platform,
): Promise<Unlock | undefined> {
  const { dev, ino } = await file.stat({ bigint: true });
  const address = addressOf(`${dev}-${ino}`, platform);
  const server = (await listen(address)) ?? (await listenInstead(address));
  if (server === undefined) return undefined;
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function addressOf(identity: string, platform: NodeJS.Platform): string {
  const name = `calloff-${createHash("sha256").update(identity).digest("hex").slice(0, 32)}`;
  if (platform === "win32") return `\\\\.\\pipe\\${name}`;
  // Linux has addresses that are no files; elsewhere a killed process leaves its file behind.
  return platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** @returns undefined when the address is taken */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // Whoever connects only wants to know whether somebody is there.
    const server = createServer((connection) => connection.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}

/** Takes the place of a process that was killed, where its address stayed behind as a file. */
async function listenInstead(address: string): Promise<Server | undefined> {
  if (!address.endsWith(".sock") || (await isAnswered(address))) return undefined;
  await rm(address, { force: true });
  return listen(address);
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(address);
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => resolve(false));
  });
}
