import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { answerWith } from "./testing/answer-with.ts";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { CANCEL, fragment, READ_AND_CANCEL } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
beforeEach(async () => {
  workspace = await providerWorkspace();
  await workspace.write("acme.yaml", stringify(READ_AND_CANCEL));
});
afterEach(() => workspace[Symbol.asyncDispose]());

const add = (...args: string[]): Promise<string> =>
  workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, ...args);

const ANSWERS = {
  "In code it is createAcme, and its key is read from ACME_API_KEY": "change",
  "How is the vendor written": "as suggested",
  "Which environment variable holds": "ACME_KEY",
  "Which operation cancels": "DELETE /renders/{id}",
  '204 says "Canceled"': "canceled",
  '409 says "The render has ended already"': "already-finished",
  // Of its values done and canceled say it themselves.
  "Does GET /renders/{id} read": "yes",
  '"rendering" says': "running",
};

const CANCELS = [
  ...["--cancel", "DELETE /renders/{id}"],
  ...["--meaning", "204=canceled", "--meaning", "409=already-finished"],
];
const OPTIONS = [
  ...["--name", "Acme", "--env", "ACME_KEY", ...CANCELS],
  ...["--status", "GET /renders/{id}", "--state-at", "/state"],
  ...["--state", "rendering=running", "--state", "done=succeeded", "--state", "canceled=canceled"],
];

/** By hand: the fixture's document, and the answers above. */
const ANSWER_ROWS = `export const answers: readonly AnswerRow[] = [
  { status: 204, page: "Canceled", state: "canceled", stopped: true },
  { status: 404, page: "As HTTP defines it.", state: "not-found", stopped: undefined },
  { status: 409, page: "The render has ended already", state: "already-finished", stopped: true },
];
`;

describe("what no document says", () => {
  test("is asked on a terminal: each status that needs a meaning, and none that HTTP explains", async () => {
    const asked: string[] = [];
    workspace.questions = answerWith(ANSWERS, asked);
    const output = (await add()).replace(/\s+/g, " ");
    expect(asked.map((question) => question.slice(0, 8)).sort()).toEqual(
      Object.keys(ANSWERS)
        .map((start) => start.slice(0, 8))
        .sort(),
    );
    expect(await workspace.read("packages/acme/test/answers.ts")).toContain(ANSWER_ROWS);
    expect(output).toContain("204 canceled, 404 not-found, 409 already-finished");
    expect(output).toContain(
      "--cancel 'DELETE /renders/{id}' --meaning 204=canceled --meaning 409=already-finished",
    );
  });

  test("may be said as options, or in a file, and comes to the same", async () => {
    workspace.questions = answerWith(ANSWERS);
    await add();
    const tree = await workspace.tree();
    await workspace.run("remove", "acme");
    await add("--yes", ...OPTIONS);
    expect(await workspace.tree()).toEqual(tree);
    await workspace.run("remove", "acme");
    const file = {
      name: "Acme",
      credentials: { key: "ACME_KEY" },
      cancel: {
        operation: "DELETE /renders/{id}",
        answers: { "204": "canceled", "409": "already-finished" },
      },
      status: {
        operation: "GET /renders/{id}",
        at: "/state",
        values: { rendering: "running", done: "succeeded", canceled: "canceled" },
      },
    };
    await workspace.write("answers.yaml", stringify(file));
    await add("--yes", "--answers", `${workspace.root}/answers.yaml`);
    const { "answers.yaml": _, ...again } = await workspace.tree();
    expect(again).toEqual(tree);
  });

  test("is not guessed with --yes: typed fetch without cancel, which a test of types holds", async () => {
    const output = (await add("--yes")).replace(/\s+/g, " ");
    expect(output).toContain(
      "cancel none: typed fetch alone, since nobody has said which operation cancels a job",
    );
    expect(output).toContain(
      'DELETE /renders/{id} ("cancel" in its operationId); to be said: what 204, 409 mean',
    );
    expect(output).toContain(
      "for a cancel: remove it, and add it again with --cancel 'DELETE /renders/{id}' --meaning 204=… --meaning 409=…; --help lists the meanings",
    );
    expect(output).toContain("key ACME_API_KEY");
    await workspace.run("remove", "acme");
    expect(await add("--yes", "--cancel", "none")).not.toContain("for a cancel");
    await workspace.run("remove", "acme");
    await add("--yes");
    const files = await workspace.tree();
    expect(files["packages/acme/src/index.ts"]).not.toContain("cancel(");
    expect(files["packages/acme/test/types.test-d.ts"]).toContain(
      '// @ts-expect-error no operation is known that cancels\n  assertType(acme.cancel("job-1"));',
    );
    expect(Object.keys(files).filter((path) => path.startsWith("packages/acme/test/"))).toEqual([
      "packages/acme/test/contract.test.ts",
      "packages/acme/test/types.test-d.ts",
    ]);
    const { actions } = parse(await workspace.read("specs/acme/overlay.yaml")) as {
      actions: { target: string }[];
    };
    expect(actions.map(({ target }) => target)).toEqual(["$.info", "$.components.securitySchemes['key']"]);
  });

  test("of a status whose values the document does not list: the command that is printed says them", async () => {
    const document = stringify(READ_AND_CANCEL).replace(/\n +enum:(\n +- \w+)+/, "");
    await workspace.write("acme.yaml", document);
    workspace.questions = answerWith({
      ...ANSWERS,
      "Which operation reads": "GET /renders/{id}",
      "Where in its answer": "/state",
      "The document does not list the values": "rendering=running done=succeeded",
    });
    const output = (await add()).replace(/\s+/g, " ");
    expect(output).toContain("--state-at /state --state rendering=running --state done=succeeded");
    const tree = await workspace.tree();
    await workspace.run("remove", "acme");
    await add(
      ...["--yes", "--name", "Acme", "--env", "key=ACME_KEY", ...CANCELS, "--status", "GET /renders/{id}"],
      ...["--state-at", "/state", "--state", "rendering=running", "--state", "done=succeeded"],
    );
    expect(await workspace.tree()).toEqual(tree);
  });

  test("which meanings are not said with --cancel, is refused with what is missing", async () => {
    const before = await workspace.tree();
    expect(
      await failureOf(() =>
        add("--yes", "--cancel", "delete /renders/{x}", "--meaning", "409=not-cancelable"),
      ),
    ).toBe(
      'DELETE /renders/{id}: what do these answers mean for the job? calloff-dev does not guess.\n  204  "Canceled": --meaning 204=…\n' +
        "For the list of meanings, run npx calloff-dev add --help.",
    );
    expect(await workspace.tree()).toEqual(before);
  });

  test("and an interrupt in the midst of the questions, leave nothing", async () => {
    const before = await workspace.tree();
    workspace.questions = answerWith({ ...ANSWERS, '204 says "Canceled"': "stop" });
    await expect(add()).rejects.toMatchObject({ status: 130 });
    expect(await workspace.tree()).toEqual(before);
  });
});

test("an id of several parts: all parameters of the path name the job", async () => {
  const owner = { name: "owner", in: "path", required: true, schema: { type: "string" } };
  const id = { ...owner, name: "id" };
  const responses = { "204": { description: "Canceled" } };
  await workspace.write(
    "acme.yaml",
    stringify(fragment("/jobs/{owner}/{id}/cancel", { post: { parameters: [owner, id], responses } })),
  );
  const output = await add(
    "--yes",
    "--cancel",
    "POST /jobs/{owner}/{id}/cancel",
    "--meaning",
    "204=canceled",
  );
  expect(output).toContain("a job's id is { owner, id }");
  expect(await workspace.read("packages/acme/src/index.ts")).toContain(
    'acme.cancel({ owner: "owner-1", id: "id-1" })',
  );
});

describe("an operation that cannot be held to the document", () => {
  test("is left out by name: of the client, and of what the report says is tested", async () => {
    const output = (await add("--yes", "--without", "get /renders/{x}")).replace(/\s+/g, " ");
    expect(output).toContain("left out GET /renders/{id}");
    expect(await workspace.read("packages/acme/src/schema.ts")).not.toContain('operations["readRender"]');
    expect(await workspace.read("specs/acme/overlay.yaml")).toContain("remove: true");
  });

  test.each([
    [
      "GET /nothing",
      "--without GET /nothing: the document has no such operation. It has GET /renders/{id}, DELETE /renders/{id}.",
    ],
    [
      "DELETE /renders/{id}",
      "--without DELETE /renders/{id}: the client needs it to cancel a job or read its status.",
    ],
  ])("but not %s", async (without, message) => {
    expect(await failureOf(() => add("--yes", ...OPTIONS, "--without", without))).toBe(message);
  });
});

describe("servers and keys", () => {
  const yaml = (change: object): Promise<void> =>
    workspace.write("acme.yaml", stringify({ ...CANCEL, ...change }));
  test("a server with variables: its defaults are taken and said, or another one is", async () => {
    const servers = [{ url: "https://{region}.acme.example/v1", variables: { region: { default: "eu" } } }];
    await yaml({ servers });
    const output = (await add("--yes")).replace(/\s+/g, " ");
    expect(output).toContain("base URL https://eu.acme.example/v1");
    expect(output).toContain("region = eu was taken by default");
    await workspace.run("remove", "acme");
    await add("--yes", "--server", "https://us.acme.example/v1", ...CANCELS);
    expect(await workspace.read("packages/acme/src/descriptor.ts")).toContain(
      'baseUrl: "https://us.acme.example/v1"',
    );
  });

  test("no server: users have to say where the vendor is, and so does the summary", async () => {
    await yaml({ servers: undefined });
    const output = (await add("--yes", ...CANCELS)).replace(/\s+/g, " ");
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
    await add("--yes", "--env", "token=ACME_TOKEN", ...CANCELS);
    expect(await workspace.read("packages/acme/test/answers.ts")).toContain(
      'header: ["authorization", "Bearer a-key"]',
    );
    expect(await workspace.read("packages/acme/src/descriptor.ts")).not.toContain("X-Acme-Key");
  });

  test("a key in the query is where the tests look for it", async () => {
    const key = { type: "apiKey", in: "query", name: "api key" };
    await yaml({ components: { securitySchemes: { key } } });
    await add("--yes", ...CANCELS);
    expect(await workspace.read("packages/acme/test/answers.ts")).toContain('search: "?api%20key=a-key"');
  });
});
