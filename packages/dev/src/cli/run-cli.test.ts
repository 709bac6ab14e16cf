import { YAML_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitAll } from "../add/testing/commit-all.ts";
import { type App, makeApp } from "./testing/app.ts";

let app: App;
beforeEach(async () => {
  app = await makeApp(["runtime", "contract", "mock"]);
});
afterEach(() => app[Symbol.asyncDispose]());

/** The document of the vendor, and what a person says of it. */
async function addAcme(): ReturnType<App["run"]> {
  await app.write("openapi.yaml", YAML_DOCUMENT);
  const said = ["--cancel", "DELETE /renders/{id}", "--meaning", "204=canceled"];
  return app.run("add", "acme", "--from", `${app.root}/openapi.yaml`, "--yes", ...said);
}

describe("in an app", () => {
  test("a vendor is added, tested, watched, taken over and removed", async () => {
    const init = await app.run("init");
    expect(init.status).toBe(0);
    expect(JSON.parse(await app.read("calloff.json"))).toEqual({
      specs: "specs",
      clients: "src/vendors",
      layout: "files",
    });
    const added = await addAcme();
    expect(added.stderr).toBe("making acme …\nchecking it …\n");
    expect(added.stdout).toMatch(/^\nAcme is added in src\/vendors\/acme\.\n/);
    expect(added.status).toBe(0);
    expect(await app.read("specs/acme/openapi.yaml")).toBe(YAML_DOCUMENT);
    expect(await app.read("src/vendors/acme/index.ts")).toContain('from "./descriptor.js"');
    commitAll(app.root);
    expect((await app.run("check")).status).toBe(0);

    // A vendor that is there is left alone.
    const again = await addAcme();
    expect(again.stdout).toContain("made from this document and these answers. Nothing was changed.");
    expect(again.status).toBe(0);

    // A client that was edited is stale, and is generated again.
    await app.write("src/vendors/acme/index.ts", "export {};\n");
    const stale = await app.run("codegen", "--check");
    expect(stale.stdout).toContain(
      "1 generated files are out of date. Run npx calloff-dev codegen, and commit the result.",
    );
    expect(stale.status).toBe(1);
    expect((await app.run("codegen")).stdout).toBe("1 file written.\n");
    expect(app.git("status", "--porcelain", "specs", "src")).toBe("");

    const contract = await app.run("contract", "acme");
    expect(contract.stdout).toContain("1 of 1 operations of 1 providers hold on both sides.");
    expect(contract.status).toBe(0);

    // Ids were numbers: code that passes one does not compile any more.
    await app.write("newer.yaml", YAML_DOCUMENT.replace("type: integer", "type: string"));
    const upstream = ["--upstream", `acme=${app.root}/newer.yaml`];
    const drift = await app.run("drift", ...upstream);
    expect(drift.stdout).toContain("asks for a major release");
    expect(drift.status).toBe(1);

    // The overlay names a path that is not there any more: somebody has to decide, and nothing is written.
    await app.write("newer.yaml", YAML_DOCUMENT.replace("/renders/{id}:", "/v2/renders/{id}:"));
    const refused = await app.run("drift", ...upstream, "--write");
    expect(refused.stdout).toContain("$.paths['/renders/{id}'].delete matches nothing");
    expect(refused.status).toBe(2);
    expect(app.git("status", "--porcelain", "specs", "src")).toBe("");

    // A description is no break, and is taken over.
    await app.write(
      "newer.yaml",
      YAML_DOCUMENT.replace("description: Canceled", "description: The render has stopped"),
    );
    const written = await app.run("drift", ...upstream, "--write");
    expect(written.stderr).toContain("its client was regenerated.");
    expect(app.git("status", "--porcelain", "specs", "src").match(/^ M .*/gm)).toEqual([
      " M specs/acme/openapi.yaml",
      " M specs/acme/source.yaml",
      " M src/vendors/acme/schema.ts",
    ]);
    expect((await app.run("check")).status).toBe(0);

    expect((await app.run("remove", "acme")).stderr).toContain("have uncommitted changes");
    commitAll(app.root);
    const removed = await app.run("remove", "acme");
    expect(removed.status).toBe(0);
    expect([app.has("specs/acme"), app.has("src/vendors/acme")]).toEqual([false, false]);
  });

  test("nothing is written when an answer does not fit", async () => {
    await app.run("init");
    await app.write("openapi.yaml", YAML_DOCUMENT);
    const { status, stderr } = await app.run(
      "add",
      "acme",
      `--from=${app.root}/openapi.yaml`,
      "--yes",
      "--cancel=GET /no",
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^calloff-dev: .*GET \/no/);
    expect([app.has("specs"), app.has("src")]).toEqual([false, false]);
  });

  test("doctor names what is missing, and what is only of use", async () => {
    await app.run("init");
    const { status, stdout } = await app.run("doctor");
    expect(stdout).toContain("ok        @calloff/runtime\n");
    expect(stdout).toContain("optional  documents: no ");
    expect(status).toBe(0);
    await using bare = await makeApp([]);
    await bare.run("init");
    const missing = await bare.run("doctor");
    expect(missing.stdout).toContain(
      "missing   @calloff/runtime. Clients import it: npm install @calloff/runtime\n",
    );
    expect(missing.status).toBe(1);
  });
});

test("without @calloff/runtime nothing is added, and the line says what to install", async () => {
  await using bare = await makeApp([]);
  await bare.run("init");
  const { status, stderr } = await bare.run("add", "acme", "--from", "x.yaml", "--yes");
  expect(stderr).toBe(
    "calloff-dev: @calloff/runtime is not installed here, but clients import it: npm install @calloff/runtime\n",
  );
  expect(status).toBe(2);
});

test("without @calloff/contract the contract is not tested, and the line says what to install", async () => {
  await using bare = await makeApp(["runtime"]);
  await bare.run("init");
  await bare.write("openapi.yaml", YAML_DOCUMENT);
  const added = await bare.run("add", "acme", "--from", `${bare.root}/openapi.yaml`, "--yes");
  expect(added.stdout).toContain("not held to its document: npm install -D");
  const { status, stderr } = await bare.run("contract");
  expect(stderr).toContain("npm install -D @calloff/contract @calloff/mock");
  expect(status).toBe(2);
});

test("two documents are compared with nothing set up", async () => {
  await app.write("old.yaml", YAML_DOCUMENT);
  await app.write("new.yaml", YAML_DOCUMENT.replace("'204'", "'200'"));
  const { status, stdout } = await app.run(
    "drift",
    "--compare",
    `${app.root}/old.yaml`,
    `${app.root}/new.yaml`,
  );
  expect(stdout).toContain("asks for a major release");
  expect(status).toBe(1);
});

test.each<[string[], string]>([
  [["ad"], "unknown command 'ad'"],
  [["add"], "missing required argument 'name'"],
  [["drift", "--fast"], "unknown option '--fast'"],
  [["live", "--job", "a"], "missing required argument 'name'"],
  [["live", "pulse"], "required option '--job <id>' not specified"],
  [["live", "pulse", "--job", "a", "--timeout", "0"], "Must be milliseconds, such as 30000."],
  [["live", "pulse", "--job", "a", "--timeout", "99999999999"], "Must be milliseconds, such as 30000."],
  [["live", "pulse", "--job", "a", "--force"], "unknown option '--force'"],
  [["live", "pulse", "--job", "a", "b"], "too many arguments"],
  [["codegen"], "There is no calloff.json in this folder or above it."],
])("%j is refused with one line and status 2", async (args, why) => {
  const { status, stderr } = await app.run(...args);
  expect(stderr).toMatch(/^calloff-dev: .*\n$/s);
  expect(stderr).toContain(why);
  expect(status).toBe(2);
});

test.each(["..", "../src", "", "."])("remove %j deletes nothing: it names no vendor", async (name) => {
  await app.run("init");
  await app.write("specs/acme/openapi.yaml", YAML_DOCUMENT);
  await app.write("src/index.ts", "export {};\n");
  commitAll(app.root);
  const { status, stderr } = await app.run("remove", name, "--force");
  expect(stderr).toContain(`"${name}" cannot name a provider`);
  expect(status).toBe(2);
  expect(app.git("status", "--porcelain")).toBe("");
});

test("every command has help with an example", async () => {
  const { stdout } = await app.run("--help");
  const commands = [...stdout.matchAll(/^ {2}(\w+) \[?/gm)].map(([, name = ""]) => name);
  const ours = commands.filter((name) => !["complete", "help"].includes(name));
  expect(ours).toEqual([
    "init",
    "doctor",
    "add",
    "remove",
    "vendor",
    "codegen",
    "check",
    "contract",
    "live",
    "drift",
  ]);
  for (const name of ours) {
    const help = await app.run(name, "--help");
    expect(help.stdout).toContain(`npx calloff-dev ${name}`);
    expect(help.status).toBe(0);
  }
});
