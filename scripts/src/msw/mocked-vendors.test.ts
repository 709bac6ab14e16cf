import { join, resolve } from "node:path";
import {
  type BuiltClient,
  contentOf,
  createSchemaValidator,
  documentedOperations,
  isJsonType,
  loadSubject,
  readTables,
} from "@calloff/contract/internal";
import { handlers, whenCancel, whenStatus } from "@calloff/msw";
import { type JsonObject, listSpecFolders } from "@calloff/openapi/internal";
import type { CancelableDescriptor, JobId, TrackableDescriptor } from "@calloff/runtime";
import { CalloffError } from "@calloff/runtime";
import type { HttpHandler } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { tablesByKind } from "../job-tables.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

/** For the vendor that has no address of its own. */
const OWN_ADDRESS = "https://vendor.example";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const vendors = await Promise.all(
  (await listSpecFolders(join(ROOT, "specs"))).map(async (provider) => {
    const folder = join(ROOT, "packages", provider);
    const { create, document, descriptor } = await loadSubject(provider, folder);
    const baseUrl = descriptor.baseUrl ?? OWN_ADDRESS;
    const client = create({ apiKey: "any", baseUrl, retries: 0 });
    const make = (): HttpHandler[] => handlers({ descriptor }, document, { baseUrl });
    const made = make();
    const mock = (): void => server.use(...made);
    const jobs = tablesByKind(provider, await readTables(join(folder, "test")));
    return { provider, document, baseUrl, client, make, mock, jobs };
  }),
);

/** A kind of job of a built client. */
interface Jobs extends BuiltClient {
  readonly descriptor: CancelableDescriptor & Partial<TrackableDescriptor>;
}

const jobs = vendors.flatMap(({ client, document, make, mock, jobs }) =>
  jobs.map((tables) => {
    const [, kind] = tables.name.split(".");
    const own = (kind === undefined ? client : Reflect.get(client, kind)) as Jobs;
    return { ...tables, ...judgeOf(document, own), make, mock, own };
  }),
);

/** Whether the document has an answer: by the validator of the contract tests, which has no part in the mock. */
function judgeOf(document: JsonObject, { descriptor: { cancel, status } }: Jobs) {
  const validator = createSchemaValidator(document, "response");
  const operations = documentedOperations(document);
  const has = ({ method, path }: { method: string; path: string }, code: string, body: unknown): boolean => {
    const operation = operations.find((each) => each.name === `${method} ${path}`);
    const content = contentOf(operation?.responses.get(code) ?? {});
    const type = Object.keys(content).find(isJsonType);
    if (type === undefined || body === undefined) return body === undefined;
    return validator.problem((content[type] as JsonObject)["schema"], body) === undefined;
  };
  return {
    hasCancel: (code: string, body: unknown) => has(cancel, code, body),
    hasStatus: (code: string, body: unknown) => status !== undefined && has(status, code, body),
  };
}

/** The outcome's state, or the error's code. */
async function meaningOf(answered: Promise<{ readonly state: string }> | undefined): Promise<string> {
  try {
    return (await answered)?.state ?? "nothing";
  } catch (error) {
    if (CalloffError.is(error)) return error.code;
    throw error;
  }
}

/** The body with each of its values left out, and with others in place of each. */
function* variationsOf(body: unknown): Generator<unknown> {
  if (typeof body !== "object" || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    const { [key]: _, ...others } = body as Record<string, unknown>;
    yield others;
    for (const strange of [null, 0, -1.5, "", "x", true, [], [1], {}]) yield { ...body, [key]: strange };
    for (const other of variationsOf(value)) yield { ...body, [key]: other };
  }
}

function isTaken(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

const OUTCOMES = [
  "canceled",
  "canceling",
  "already-canceled",
  "already-finished",
  "not-cancelable",
  "not-found",
] as const;
const ERRORS = ["unauthorized", "forbidden", "invalid-request", "rate-limited", "server-error"] as const;
const STATES = ["queued", "running", "canceling", "canceled", "succeeded", "failed", "ended"] as const;

describe.each(jobs.map((each) => [each.name, each] as const))(
  "%s",
  (name, { own, make, mock, request, ...tables }) => {
    const id: JobId = request.id;
    const answers = (tables.answers ?? []).map((row) => ({
      ...row,
      code: row.documented ?? `${row.status}`,
      meaning: "error" in row ? row.error : row.state,
    }));
    const inDocument = answers.filter(({ code, body }) => tables.hasCancel(code, body));
    const statuses = (tables.statuses ?? []).filter(({ body }) => tables.hasStatus("200", body));

    test("each answer of the table that the document has means to the client what the table says", async () => {
      mock();
      for (const { status, body, meaning, page } of inDocument) {
        server.use(whenCancel(name, { status, body }));
        expect([page, await meaningOf(own.cancel?.(id))]).toEqual([page, meaning]);
      }
      for (const { body, state, value } of statuses) {
        server.use(whenStatus(name, { status: 200, body }));
        expect([value, await meaningOf(own.status?.(id))]).toEqual([value, state]);
      }
    });

    test("each other answer is refused", () => {
      mock();
      for (const { status, body } of answers.filter((row) => !inDocument.includes(row)))
        expect(() => whenCancel(name, { status, body })).toThrow("does not have this body");
      for (const { body, value } of tables.statuses ?? [])
        if (!tables.hasStatus("200", body))
          expect(() => whenStatus(name, { status: 200, body }), `${value}`).toThrow(
            "does not have this body",
          );
    });

    test("a body with something else in one place is taken or refused as the contract tests would", () => {
      const differ: string[] = [];
      const compare = (has: boolean, what: string, make: () => unknown): void => {
        if (has !== isTaken(make)) differ.push(`${what}: ${has ? "refused" : "taken"}`);
      };
      for (const { status, code, body } of inDocument.slice(0, 4))
        for (const other of variationsOf(body))
          compare(tables.hasCancel(code, other), JSON.stringify(other), () =>
            whenCancel(name, { status, body: other }),
          );
      for (const { body } of statuses.slice(0, 2))
        for (const other of variationsOf(body))
          compare(tables.hasStatus("200", other), JSON.stringify(other), () =>
            whenStatus(name, { status: 200, body: other }),
          );
      expect(differ).toEqual([]);
    });

    test("what the table has, the client gets for its name, and nothing else can be had", async () => {
      mock();
      const possible = new Set<string>(inDocument.map(({ meaning }) => meaning));
      // What stands for many answers is in the table for some of them.
      const isOpen = answers.some(({ documented }) => documented !== undefined);
      const otherwise = Object.values(own.descriptor.cancel.answers).map((rule) => Object(rule).otherwise);
      for (const meaning of [...OUTCOMES, ...ERRORS]) {
        if (possible.has(meaning)) {
          server.use(whenCancel(name, meaning));
          expect(await meaningOf(own.cancel?.(id))).toBe(meaning);
        } else if (!isOpen && !otherwise.includes(meaning) && request.whenFinished === undefined)
          expect(() => whenCancel(name, meaning), meaning).toThrow("It has: ");
      }
      const words = new Set<string>(statuses.map(({ state }) => state));
      for (const state of STATES) {
        if (words.has(state)) {
          server.use(whenStatus(name, state));
          expect(await meaningOf(own.status?.(id))).toBe(state);
        } else expect(() => whenStatus(name, state), state).toThrow(/It has: |no operation reads/);
      }
    });

    test("a job that nothing was said of is not final, until a cancel was accepted", async () => {
      server.use(...make());
      const words = new Map(statuses.map(({ state, final }) => [state as string, final]));
      if (own.status !== undefined) expect(words.get(await meaningOf(own.status(id)))).toBe(false);
      const outcome = await meaningOf(own.cancel?.(id));
      expect(["canceled", "canceling"]).toContain(outcome);
      expect(answers.map(({ meaning }) => meaning)).toContain(outcome);
      const stopped = ["canceled", "ended"].find((state) => words.has(state));
      if (stopped !== undefined) expect(await meaningOf(own.status?.(id))).toBe(stopped);
    });

    if (request.whenFinished !== undefined)
      test("a job that has finished is not canceled, since that would destroy its result", async () => {
        mock();
        server.use(whenCancel(name, "already-finished"));
        expect(await own.cancel?.(id)).toMatchObject({ state: "already-finished", sent: false });
        expect(() => whenCancel(name, ["already-finished", "canceled"])).toThrow("are for one operation");
      });
  },
);

test.each(vendors.map((each) => [each.provider, each] as const))(
  "%s: every operation is answered with a success that the document has",
  async (_, { document, baseUrl, mock }) => {
    mock();
    const validator = createSchemaValidator(document, "response");
    for (const { name, method, path, responses } of documentedOperations(document)) {
      const response = await fetch(baseUrl + path.replaceAll(/\{[^{}]*\}/g, "x"), { method });
      const documented = responses.get(`${response.status}`) ?? responses.get("default");
      expect([name, response.ok, documented !== undefined]).toEqual([name, true, true]);
      const [media] = Object.values(contentOf(documented ?? {}));
      const text = await response.text();
      if (media === undefined) expect([name, text]).toEqual([name, ""]);
      else
        expect([name, validator.problem((media as JsonObject)["schema"], JSON.parse(text))]).toEqual([
          name,
          undefined,
        ]);
    }
  },
);
