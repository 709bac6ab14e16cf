import { UserError } from "@calloff/openapi/internal";
import { failureOf } from "@calloff/test-support";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { answerWith } from "./testing/answer-with.ts";
import { type ProviderWorkspace, providerWorkspace } from "./testing/provider-workspace.ts";
import { fragment } from "./testing/render-document.ts";

let workspace: ProviderWorkspace;
beforeEach(async () => {
  workspace = await providerWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const add = (...args: string[]): Promise<string> =>
  workspace.run("add", "acme", "--from", `${workspace.root}/acme.yaml`, ...args);

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

  test("the state that is nearest is the job's; that of something in it is not asked about", async () => {
    const deeper = structuredClone(document);
    const inner = {
      type: "object",
      properties: { status: { type: "string", enum: ["ready", "preparing"] } },
    };
    const read = (deeper.paths as Record<string, { get: { responses: object } }>)["/firings/{id}"];
    const body = { ...schema, properties: { ...schema.properties, kiln: inner } };
    if (read !== undefined)
      read.get.responses = {
        "200": { description: "Success", content: { "application/json": { schema: body } } },
      };
    await workspace.write("acme.yaml", stringify(deeper, { aliasDuplicateObjects: false }));
    const asked: string[] = [];
    workspace.questions = answerWith(answers, asked);
    await add();
    expect(asked).toHaveLength(4);
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
      "--meaning 200=/status: paused could mean anything; give the meaning of each value in a file for --answers.",
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
      `it does not compile.\nYour answers are kept. To continue with them, run:\n  npx calloff-dev add acme --from ${workspace.root}/acme.yaml --answers ${file}`,
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
    workspace.questions = answerWith({ ...answers, "Does GET /firings/{id} read": "stop" });
    await expect(add()).rejects.toMatchObject({ status: 130 });
    workspace.questions = answerWith({ "Does GET /firings/{id} read": "yes" });
    await add("--answers", `${workspace.root}/node_modules/.cache/calloff/acme.answers.yaml`);
    expect(await overlay()).toHaveLength(5);
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
