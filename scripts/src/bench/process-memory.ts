import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { x } from "tinyexec";

interface ProcessMemory {
  readonly pid: number;
  readonly parent: number;
  readonly kilobytes: number;
}

/** The memory in use by a process and all below it, in megabytes; undefined where that cannot be asked. */
export async function treeMegabytes(root: number): Promise<number | undefined> {
  try {
    const kilobytes = existsSync("/proc/self/statm") ? await readProc(root) : sumOfTree(await askPs(), root);
    return kilobytes / 1024;
  } catch {
    // A system without both; or the process has just ended.
    return undefined;
  }
}

/** What Linux says of the process and of its children, without starting a program that would be measured too. */
async function readProc(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).split(" ").filter(Boolean);
  const below = await Promise.all(children.map((child) => readProc(Number(child)).catch(() => 0)));
  return below.reduce((sum, kilobytes) => sum + kilobytes, own);
}

async function askPs(): Promise<ProcessMemory[]> {
  const { stdout } = await x("ps", ["-A", "-o", "pid=,ppid=,rss="], { throwOnError: true });
  return stdout.split("\n").flatMap((line) => {
    const [pid, parent, kilobytes] = line.trim().split(/\s+/).map(Number);
    return pid && parent !== undefined && kilobytes !== undefined ? [{ pid, parent, kilobytes }] : [];
  });
}

export function sumOfTree(processes: readonly ProcessMemory[], root: number): number {
  const tree = new Set([root]);
  // What is added is looked at too.
  for (const pid of tree) for (const { pid: child, parent } of processes) if (parent === pid) tree.add(child);
  return processes.reduce((sum, { pid, kilobytes }) => sum + (tree.has(pid) ? kilobytes : 0), 0);
}
