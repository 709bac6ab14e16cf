import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { undoChanges } from "./commit-changes.ts";

/** A folder of the repository, unseen by Git, in which a change of it is made ready. */
export interface Bench extends AsyncDisposable {
  readonly dir: string;
}

const PROCESS = "process";

/**
 * Takes the one bench of the repository at `root`. What somebody left there who was killed is undone and removed.
 *
 * @throws UserError when somebody else is at work there
 */
export async function openStagingArea(root: string): Promise<Bench> {
  const dir = join(root, ".calloff", "bench");
  await mkdir(join(root, ".calloff"), { recursive: true });
  try {
    await mkdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    await clear(root, dir);
    await mkdir(dir);
  }
  await writeFile(join(dir, PROCESS), String(process.pid));
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }) };
}

async function clear(root: string, dir: string): Promise<void> {
  const owner = Number(await readFile(join(dir, PROCESS), "utf8").catch(() => "0"));
  if (owner > 0 && isAlive(owner)) {
    throw new UserError(
      `another npm run provider is at work in this repository (process ${owner}). If that is not so, delete .calloff/bench/${PROCESS}.`,
    );
  }
  await undoChanges(root, dir);
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
