import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { listProviders } from "@calloff/dev/internal";
import { describe, expect, test } from "vitest";

interface Task {
  readonly taskId: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

const root = resolve(import.meta.dirname, "../..");
const providers = await listProviders(join(root, "specs"));
const tasks = readTasks();

/** What Turbo would run, what each task is made from, and what runs before it. */
function readTasks(): ReadonlyMap<string, Task> {
  const turbo = join(root, "node_modules/.bin/turbo");
  const json = execFileSync(turbo, ["run", "build", "test", "--dry=json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  const { tasks: list } = JSON.parse(json) as { tasks: Task[] };
  return new Map(list.map((task) => [task.taskId, task]));
}

/** Everything that has to run before a task. */
function before(taskId: string, seen = new Set<string>()): Set<string> {
  for (const dependency of tasks.get(taskId)?.dependencies ?? []) {
    if (seen.has(dependency)) continue;
    seen.add(dependency);
    before(dependency, seen);
  }
  return seen;
}

describe.each(providers)("editing the document of %s", (name) => {
  const others = providers.filter((other) => other !== name);

  test("makes its own code anew, which is made from nothing else", () => {
    const inputs = Object.keys(tasks.get(`@calloff/${name}#codegen`)?.inputs ?? {});
    const specs = inputs.filter((path) => path.includes("specs/"));
    expect(specs.length).toBeGreaterThanOrEqual(3);
    expect(specs.filter((path) => !path.includes(`specs/${name}/`))).toEqual([]);
  });

  test.each(["build", "test"])("is no reason to %s another provider", (task) => {
    const reached = others.filter((other) =>
      before(`@calloff/${other}#${task}`).has(`@calloff/${name}#codegen`),
    );
    expect(reached).toEqual([]);
  });

  test("is a reason to build and test what composes it", () => {
    expect(before("calloff#build")).toContain(`@calloff/${name}#codegen`);
    expect(before("calloff#test")).toContain(`@calloff/${name}#codegen`);
  });
});

test("editing a workflow is a reason to lint the workflows again", () => {
  const inputs = Object.keys(tasks.get("@calloff/scripts#test")?.inputs ?? {});
  expect(inputs.filter((path) => path.endsWith(".github/workflows/drift.yml"))).toHaveLength(1);
});
