import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { CANCEL } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
beforeEach(async () => {
  workspace = await providerWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const add = (...args: string[]): Promise<string> =>
  workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, ...args);

describe("servers and keys", () => {
  const yaml = (change: object): Promise<void> =>
    workspace.write("acme.yaml", stringify({ ...CANCEL, ...change }));
  const cancels = [
    "--cancel",
    "DELETE /renders/{id}",
    "--meaning",
    "204=canceled",
    "--meaning",
    "409=already-finished",
  ];

  test("a server with variables: its defaults are taken and said, or another one is", async () => {
    const servers = [{ url: "https://{region}.acme.example/v1", variables: { region: { default: "eu" } } }];
    await yaml({ servers });
    const output = (await add("--yes")).replace(/\s+/g, " ");
    expect(output).toContain("base URL https://eu.acme.example/v1");
    expect(output).toContain("region = eu was taken by default");
    await workspace.run("remove", "acme");
    await add("--yes", "--server", "https://us.acme.example/v1", ...cancels);
    expect(await workspace.read("packages/acme/src/descriptor.ts")).toContain(
      'baseUrl: "https://us.acme.example/v1"',
    );
  });

  test("no server: users have to say where the vendor is, and so does the summary", async () => {
    await yaml({ servers: undefined });
    const output = (await add("--yes", ...cancels)).replace(/\s+/g, " ");
    expect(output).toContain("base URL not known: give baseUrl where you create the client");
    expect(await workspace.read("packages/acme/test/subject.ts")).toContain(
      'create: (options) => createAcme({ ...options, baseUrl: options.baseUrl ?? "https://acme.example" }),',
    );
    expect(await workspace.read("packages/calloff/src/providers.ts")).toContain(
      'createAcme(options["acme"])',
    );
  });

  test("of several keys the one that is meant is said", async () => {
    const securitySchemes = {
      key: { type: "apiKey", in: "header", name: "X-Acme-Key" },
      token: { type: "http", scheme: "bearer" },
    };
    await yaml({ security: [{ key: [] }, { token: [] }], components: { securitySchemes } });
    expect(await failureOf(() => add("--yes", "--env", "ACME_TOKEN"))).toBe(
      "--env: the document has the keys key, token; Say which is meant, as in --env key=ACME_TOKEN.",
    );
    await add("--yes", "--env", "token=ACME_TOKEN", ...cancels);
    expect(await workspace.read("packages/acme/test/answers.ts")).toContain(
      'header: ["authorization", "Bearer a-key"]',
    );
    expect(await workspace.read("packages/acme/src/descriptor.ts")).not.toContain("X-Acme-Key");
  });

  test("a key in the query is where the tests look for it", async () => {
    const key = { type: "apiKey", in: "query", name: "api key" };
    await yaml({ components: { securitySchemes: { key } } });
    await add("--yes", ...cancels);
    expect(await workspace.read("packages/acme/test/answers.ts")).toContain('search: "?api%20key=a-key"');
  });
});
