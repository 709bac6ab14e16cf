import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { type Place, runGit } from "./git.ts";
import { environmentVariable } from "./program.ts";

/**
 * Does work in a bare clone of what is checked out, with a token for pushing. Settings, hooks, the index and the commit
 * that is checked out stay behind: something that ran before could have changed them. The commit is the one that
 * GitHub started the run for, and the origin is where GitHub says it is.
 *
 * @param place where the repository is checked out, with GitHub's own variables and the token in `GITHUB_TOKEN`
 */
export async function inCleanClone<Result>(
  { cwd, env }: Place,
  work: (place: Place) => Promise<Result>,
): Promise<Result> {
  const variable = (name: string): string => environmentVariable(env, name);
  const [server, token, commit] = ["GITHUB_SERVER_URL", "GITHUB_TOKEN", "GITHUB_SHA"].map(variable) as [
    string,
    string,
    string,
  ];
  const folder = mkdtempSync(join(env["RUNNER_TEMP"] ?? tmpdir(), "calloff-clone-"));
  try {
    const home = join(folder, "home");
    mkdirSync(home);
    const own = Object.entries(env).filter(([name]) => !name.startsWith("GIT_"));
    const place: Place = {
      cwd: join(folder, "clone"),
      env: {
        ...Object.fromEntries(own),
        HOME: home,
        XDG_CONFIG_HOME: home,
        GIT_CONFIG_GLOBAL: devNull,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_TERMINAL_PROMPT: "0",
        ...settings({
          // In a container, the folder belongs to somebody else.
          "safe.directory": "*",
          // As actions/checkout does it: an argument would be seen by all processes.
          [`http.${server}/.extraheader`]: `AUTHORIZATION: basic ${btoa(`x-access-token:${token}`)}`,
        }),
      },
    };
    const flags = ["--quiet", "--bare", "--shared", "--template="];
    runGit({ ...place, cwd }, ["clone", ...flags, ".", place.cwd]);
    runGit(place, ["remote", "set-url", "origin", `${server}/${variable("GITHUB_REPOSITORY")}`]);
    runGit(place, ["update-ref", "--no-deref", "HEAD", commit]);
    return await work(place);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As git reads settings from its environment. */
function settings(values: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(values).flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(pairs.length / 2), ...Object.fromEntries(pairs) };
}
