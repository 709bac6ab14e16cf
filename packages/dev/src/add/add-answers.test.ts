import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { Interrupted } from "../workspace/interruptible.ts";
import type { Questions } from "./answers/questions.ts";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { CANCEL, fragment, READ } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
beforeEach(async () => {
  workspace = await providerWorkspace();
  const both = { ...CANCEL, paths: { "/renders/{id}": { ...itemOf(CANCEL), ...itemOf(READ) } } };
  await workspace.write("acme.yaml", stringify(both));
});
afterEach(() => workspace[Symbol.asyncDispose]());

function itemOf({ paths }: typeof CANCEL): object {
  return (paths as { "/renders/{id}": object })["/renders/{id}"];
}

const add = (...args: string[]): Promise<string> =>
  workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, ...args);

/** Answers questions in turn, by what they begin with; whatever is not answered fails. */
function answerWith(answers: Readonly<Record<string, string>>, asked: string[] = []): () => Questions {
  const answer = (question: string): string => {
    asked.push(question);
    const [, said] = Object.entries(answers).find(([start]) => question.startsWith(start)) ?? [];
    if (said === undefined) throw new Error(`nobody expected to be asked: ${question}`);
    return said;
  };
  return () => ({
    async choose(question, choices) {
      const said = answer(question);
      const choice = choices.find(({ value }) => value === said);
      if (choice === undefined) throw new Error(`${said} is no choice of ${question}`);
      return choice.value;
    },
    async text(question, suggestion, check) {
      const said = answer(question);
      const text = said === "as suggested" ? suggestion : said;
      expect(check(text)).toBeUndefined();
      return text;
    },
    tell() {},
  });
}

const ANSWERS = {
  "How is the vendor written": "as suggested",
  "Which environment variable holds": "ACME_KEY",
  "Which operation cancels": "DELETE /renders/{id}",
  '204 says "Canceled"': "canceled",
  '409 says "The render has ended already"': "already-finished",
  "Which operation reads": "GET /renders/{id}",
  "Where in its answer": "/state",
  '"rendering" says': "running",
  '"done" says': "succeeded",
  '"canceled" says': "canceled",
};

const OPTIONS = [
  ...["--name", "Acme", "--env", "ACME_KEY", "--cancel", "DELETE /renders/{id}"],
  ...["--meaning", "204=canceled", "--meaning", "409=already-finished"],
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

  test("which meanings are not said with --cancel, is refused with what is missing", async () => {
    const before = await workspace.tree();
    expect(
      await failureOf(() =>
        add("--yes", "--cancel", "delete /renders/{x}", "--meaning", "409=not-cancelable"),
      ),
    ).toBe(
      'DELETE /renders/{id}: what do these answers mean for the job? Nothing is guessed.\n  204  "Canceled": --meaning 204=…\n' +
        "The meanings are listed by npx calloff-dev add --help.",
    );
    expect(await workspace.tree()).toEqual(before);
  });

  test("and an interrupt in the midst of the questions, leave nothing", async () => {
    const before = await workspace.tree();
    const { '204 says "Canceled"': _, ...some } = ANSWERS;
    const questions = answerWith(some);
    workspace.questions = () => ({
      ...questions(),
      async choose(question, choices) {
        if (question.startsWith("204"))
          throw new Interrupted("stopped: nothing was written.", undefined, 130);
        return questions().choose(question, choices);
      },
    });
    await expect(add()).rejects.toMatchObject({ status: 130 });
    expect(await workspace.tree()).toEqual(before);
  });
});

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
      'create: (options) => createAcme({ baseUrl: "https://acme.example", ...options }),',
    );
    expect(await workspace.read("packages/calloff/src/providers.ts")).not.toContain("acme");
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

test("an answer that depends on the body is a row for each value, and one for none", async () => {
  const state = { type: "string", enum: ["stopping", "stopped"] };
  const schema = { type: "object", required: ["state"], properties: { state } };
  const responses = {
    "202": { description: "Accepted", content: { "application/json": { schema } } },
    default: { description: "Something went wrong" },
  };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  await workspace.write(
    "acme.yaml",
    stringify(fragment("/jobs/{id}/stop", { post: { parameters, responses } })),
  );
  workspace.questions = answerWith({
    "How is the vendor written": "as suggested",
    "Which environment variable": "as suggested",
    "Which operation cancels": "POST /jobs/{id}/stop",
    '202 says "Accepted"': "/state",
    'And with "stopping"?': "canceling",
    'And with "stopped"?': "canceled",
    "And with anything else": "canceling",
    'default says "Something went wrong"': "unexpected-response",
    "Which operation reads": "none",
  });
  await add();
  expect(await workspace.read("packages/acme/test/answers.ts")).toContain(`= [
  { status: 202, page: "/state is stopping", body: { state: "stopping" }, state: "canceling", stopped: undefined },
  { status: 202, page: "/state is stopped", body: { state: "stopped" }, state: "canceled", stopped: true },
  { status: 202, page: "nothing at /state", body: "", state: "canceling", stopped: undefined },
  { status: 503, documented: "default", page: "Something went wrong", error: "unexpected-response" },
];`);
});
