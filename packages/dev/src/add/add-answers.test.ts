import { UserError } from "@calloff/openapi/internal";
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

describe("a cancel that is answered with the job, whose state says what came of it", () => {
  const state = { type: "string", enum: ["starting", "processing", "succeeded", "failed", "canceled"] };
  const schema = {
    type: "object",
    required: ["id", "status"],
    properties: { id: { type: "string" }, status: state },
  };
  const responses = { "200": { description: "Success", content: { "application/json": { schema } } } };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const { components, ...kiln } = fragment("/firings/{id}/cancel", { post: { parameters, responses } });
  const document = {
    ...kiln,
    components,
    paths: { ...(kiln["paths"] as object), "/firings/{id}": { get: { parameters, responses } } },
  };
  const answers = {
    "In code it is createAcme": "yes",
    "Which operation cancels": "POST /firings/{id}/cancel",
    '200 says "Success"': "/status",
    "Does GET /firings/{id} read": "yes",
  };
  // By the words themselves: nothing that has begun has stopped, and what has ended cannot be stopped any more.
  const cancelMeanings = {
    starting: "canceling",
    processing: "canceling",
    succeeded: "already-finished",
    failed: "already-finished",
    canceled: "canceled",
  };
  const states = {
    starting: "queued",
    processing: "running",
    succeeded: "succeeded",
    failed: "failed",
    canceled: "canceled",
  };
  beforeEach(() => workspace.write("acme.yaml", stringify(document)));

  const overlay = async (): Promise<unknown[]> =>
    (
      parse(await workspace.read("specs/acme/overlay.yaml")) as { actions: { update: unknown }[] }
    ).actions.map(({ update }) => update);

  test("takes four questions: words that all vendors use alike are shown, and not asked one by one", async () => {
    const asked: string[] = [];
    const told: string[] = [];
    const questions = answerWith(answers, asked);
    workspace.questions = () => ({ ...questions(), tell: (title, lines) => void told.push(title, ...lines) });
    const output = (await add()).replace(/\s+/g, " ");
    expect(asked).toHaveLength(4);
    expect(told).toEqual([
      "What /status in the body of 200 would mean",
      "starting, processing: canceling",
      "succeeded, failed: already-finished",
      "canceled: canceled",
      "anything else, or no body: canceling",
      "GET /firings/{id}, /status in its answer",
      "starting: queued",
      "processing: running",
      "succeeded: succeeded",
      "failed: failed",
      "canceled: canceled",
    ]);
    const answer = { at: "/status", values: cancelMeanings, otherwise: "canceling" };
    expect(await overlay()).toContainEqual({ "x-calloff-job": { answers: { "200": answer } } });
    expect(await overlay()).toContainEqual({
      "x-calloff-job": { role: "status", id: "id", state: { at: "/status", values: states } },
    });
    expect(output).toContain(
      "--cancel 'POST /firings/{id}/cancel' --meaning 200=/status --status 'GET /firings/{id}' --state-at /status",
    );
  });

  test("is the same from options that name the place alone", async () => {
    workspace.questions = answerWith(answers);
    await add();
    const tree = await workspace.tree();
    await workspace.run("remove", "acme");
    const cancel = ["--cancel", "POST /firings/{id}/cancel", "--meaning", "200=/status"];
    await add("--yes", ...cancel, "--status", "GET /firings/{id}");
    expect(await workspace.tree()).toEqual(tree);
  });

  test("a word that may mean anything is asked, or refused where nobody is", async () => {
    const values = { ...state, enum: ["processing", "paused"] };
    await workspace.write(
      "acme.yaml",
      stringify(document).replace(/enum:(\n +- \w+)+/g, `enum: ${JSON.stringify(values.enum)}`),
    );
    const cancel = ["--cancel", "POST /firings/{id}/cancel", "--meaning", "200=/status"];
    expect(await failureOf(() => add("--yes", ...cancel))).toBe(
      "--meaning 200=/status: paused could mean anything; say what values mean in a file for --answers.",
    );
    const asked: string[] = [];
    workspace.questions = answerWith(
      { ...answers, 'And with "paused"': "canceling", '"paused" says': "running" },
      asked,
    );
    await add();
    expect(asked).toHaveLength(6);
  });

  test("no answer is lost when a later step fails: they are kept, and the command that goes on is printed", async () => {
    workspace.questions = answerWith(answers);
    const { check } = workspace;
    workspace.check = () => Promise.reject(new UserError("it does not compile."));
    const file = "node_modules/.cache/calloff/acme.answers.yaml";
    expect(await failureOf(() => add())).toBe(
      `it does not compile.\nYour answers are kept. To go on with them:\n  npx calloff-dev add acme --from ${workspace.root}/acme.yaml --answers ${file}`,
    );
    expect(parse(await workspace.read(file))).toEqual({
      name: "Acme",
      credentials: { key: { env: "ACME_API_KEY" } },
      cancel: {
        operation: "POST /firings/{id}/cancel",
        answers: { "200": { at: "/status", values: cancelMeanings, otherwise: "canceling" } },
      },
      status: { operation: "GET /firings/{id}", at: "/status", values: states },
    });
    workspace.check = check;
    const asked: string[] = [];
    workspace.questions = answerWith({}, asked);
    await add("--answers", `${workspace.root}/${file}`);
    expect(asked).toEqual([]);
    await expect(workspace.read(file)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("but answers of an earlier run are not taken for this one's", async () => {
    await workspace.write("node_modules/.cache/calloff/acme.answers.yaml", "name: Other\n");
    workspace.questions = answerWith(answers);
    expect(await failureOf(() => add("--name", "no name"))).toBe(
      "--name no name: expected letters and digits, a capital first, such as TensorPix.",
    );
  });

  test("a body that is the state itself is a place too", async () => {
    await workspace.write(
      "answers.yaml",
      stringify({
        cancel: { operation: "POST /firings/{id}/cancel", answers: { "200": "canceling" } },
        status: { operation: "GET /firings/{id}", at: "", values: { done: "succeeded" } },
      }),
    );
    await add("--yes", "--answers", `${workspace.root}/answers.yaml`);
    const state = { at: "", values: { done: "succeeded" } };
    expect(await overlay()).toContainEqual({ "x-calloff-job": { role: "status", id: "id", state } });
  });

  test("nor when a person stops in the midst", async () => {
    const { "Does GET /firings/{id} read": _, ...some } = answers;
    const questions = answerWith(some);
    workspace.questions = () => ({
      ...questions(),
      choose(question, choices) {
        if (question.startsWith("Does"))
          throw new Interrupted("stopped: nothing was written.", undefined, 130);
        return questions().choose(question, choices);
      },
    });
    await expect(add()).rejects.toMatchObject({ status: 130 });
    workspace.questions = answerWith({ "Does GET /firings/{id} read": "yes" });
    await add("--answers", `${workspace.root}/node_modules/.cache/calloff/acme.answers.yaml`);
    expect(await overlay()).toHaveLength(5);
  });
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
    ["DELETE /renders/{id}", "--without DELETE /renders/{id}: it is what cancels or reads a job."],
  ])("but not %s", async (without, message) => {
    expect(await failureOf(() => add("--yes", ...OPTIONS, "--without", without))).toBe(message);
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
      'create: (options) => createAcme({ ...options, baseUrl: options.baseUrl ?? "https://acme.example" }),',
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
    "In code it is": "yes",
    "Which operation cancels": "POST /jobs/{id}/stop",
    '202 says "Accepted"': "one by one",
    'And with "stopping"?': "canceling",
    'And with "stopped"?': "already-canceled",
    "And with anything else": "not-cancelable",
    'default says "Something went wrong"': "unexpected-response",
    "Which operation reads": "none",
  });
  await add();
  expect(await workspace.read("packages/acme/test/answers.ts")).toContain(`= [
  { status: 202, page: "/state is stopping", body: { state: "stopping" }, state: "canceling", stopped: undefined },
  { status: 202, page: "/state is stopped", body: { state: "stopped" }, state: "already-canceled", stopped: true },
  { status: 202, page: "nothing at /state", body: "", state: "not-cancelable", stopped: undefined },
  { status: 503, documented: "default", page: "Something went wrong", error: "unexpected-response" },
];`);
});
