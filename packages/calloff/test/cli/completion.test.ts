import { spawnSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { cliPath, runCli } from "./start-cli.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A folder with a `calloff` in it, as an installation has one. */
async function installed(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await temporaryFolder();
  const command = join(folder.path, "calloff");
  await writeFile(command, `#!/bin/sh\nexec "${process.execPath}" "${cliPath}" "$@"\n`);
  await chmod(command, 0o755);
  return folder;
}

function has(shell: string): boolean {
  return spawnSync(shell, ["-c", "exit 0"]).status === 0;
}

function inShell(shell: string, folder: string, script: string): string[] {
  const PATH = `${folder}${delimiter}${process.env["PATH"]}`;
  const { stdout } = spawnSync(shell, ["-c", script], { env: { PATH, HOME: folder }, encoding: "utf8" });
  return stdout.split("\n").filter((line) => line !== "");
}

// What the package bash-completion has under this name, as far as it is used.
const BASH = `_get_comp_words_by_ref() {
  words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=\${COMP_WORDS[COMP_CWORD]}; prev=\${COMP_WORDS[COMP_CWORD-1]}
}
source <(calloff complete bash)
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
__calloff_complete
printf '%s\\n' "\${COMPREPLY[@]}"`;

describe.skipIf(!has("bash"))("bash", () => {
  test.each([
    [
      ["explain", "p"],
      ["pixelcut", "pulse"],
    ],
    [
      ["mock", "tensor"],
      ["tensorpix", "tensorpool"],
    ],
    [["cancel", "pu"], ["pulse:"]],
    [["cancel", "pulse:a", "top"], ["topaz:"]],
    [["cancel", "pulse:"], []],
    [["cancel", "--jo"], ["--journal"]],
    [["prov"], ["providers"]],
    [["mc"], ["mcp"]],
  ])("%j", async (words, completions) => {
    await using folder = await installed();
    const line = ["calloff", ...words].map((word) => `'${word}'`).join(" ");
    expect(inShell("bash", folder.path, `COMP_WORDS=(${line})\n${BASH}`)).toEqual(completions);
  });
});

test.skipIf(!has("fish"))("fish", async () => {
  await using folder = await installed();
  const script = "calloff complete fish | source; complete -C 'calloff explain p'";
  const words = inShell("fish", folder.path, script).map((line) => line.split("\t")[0]);
  expect(words.sort()).toEqual(["pixelcut", "pulse"]);
});

test.skipIf(!has("zsh"))("zsh takes its script", async () => {
  await using folder = await installed();
  const script = "autoload -U compinit; compinit -D; source <(calloff complete zsh); echo $_comps[calloff]";
  expect(inShell("zsh", folder.path, script)).toEqual(["_calloff"]);
});

test("options that name a file leave it to the shell; references end without a space", async () => {
  const { stdout: file } = await runCli(["complete", "--", "cancel", "--from", ""]);
  expect(file).toBe(":0\n");
  const { stdout: reference } = await runCli(["complete", "--", "cancel", "top"]);
  expect(reference).toBe("topaz:\ta job at topaz\n:6\n");
});
