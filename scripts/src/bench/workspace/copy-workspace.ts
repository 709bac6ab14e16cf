import { cp, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { x } from "tinyexec";
import { run } from "./run-turbo.ts";

/** Copies what is under version control, with what is built of the commands, so that codegen can run at once. */
export async function copyWorkspace(root: string): Promise<void> {
  const { stdout } = await x("git", ["ls-files", "-z"], { throwOnError: true });
  for (const file of stdout.split("\0").filter((name) => name !== "")) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(file, join(root, file));
  }
  await cp("scripts/dist", join(root, "scripts/dist"), { recursive: true });
  await cp("packages/runtime/dist", join(root, "packages/runtime/dist"), { recursive: true });
  // Turbo asks it what has changed.
  await run(root, "git", ["init", "--quiet"]);
}

/** Links the packages of a workspace that has got new ones. */
export async function install(root: string): Promise<void> {
  const pnpm = join(process.cwd(), "node_modules/.bin/pnpm");
  await run(root, pnpm, ["install", "--no-frozen-lockfile", "--prefer-offline"]);
}
