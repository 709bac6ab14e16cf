import { type CancelableDescriptor, createCancelableProvider } from "@calloff/runtime";
import { describe, expect, test } from "vitest";
import { hasFailed, type Row } from "./row.ts";
import { allRows } from "./run-contract.ts";
import type { BuiltClient } from "./subject.ts";
import { ACME, acmeDocument, acmeSubject, jsonBody, objectSchema } from "./testing/acme-document.ts";

describe("a cancel of a document that nobody has seen", () => {
  const operation = {
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "integer" } },
      // Which `cancel` has no way to send.
      { name: "reason", in: "query", schema: { type: "string" } },
    ],
    responses: {
      "202": jsonBody(objectSchema({ state: { type: "string" } })),
      "4XX": { description: "" },
      default: { description: "" },
    },
    "x-calloff-job": { role: "cancel", id: "id", answers: { "202": "canceling", "4XX": "not-cancelable" } },
  };
  const document = acmeDocument("3.1.0", { "/jobs/{id}": { delete: operation } });
  const descriptor: CancelableDescriptor = {
    ...ACME,
    cancel: {
      method: "DELETE",
      path: "/jobs/{id}",
      id: { name: "id", kind: "integer" },
      answers: { "202": "canceling", "4XX": "not-cancelable", default: "server-error" },
    },
  };
  const run = (states: { accepted: "canceling" | "canceled" }): Promise<Row[]> =>
    allRows({
      ...acmeSubject(document),
      descriptor,
      create: (options) => createCancelableProvider(descriptor, options) as unknown as BuiltClient,
      answers: [
        {
          status: 202,
          page: "accepted",
          state: states.accepted,
          stopped: states.accepted === "canceled" || undefined,
        },
        { status: 400, page: "refused", state: "not-cancelable", stopped: undefined },
      ],
    });

  test("is called by cancel and by the typed client, for ranges and default too", async () => {
    const rows = await run({ accepted: "canceling" });
    expect(rows.filter(hasFailed)).toEqual([]);
    const calls = rows.map(({ via, documented, sends, gets }) => `${via} ${documented} ${sends} ${gets}`);
    expect(calls).toEqual([
      "cancel 202 required full",
      "cancel 202 required minimal",
      "cancel 202 required empty",
      "client 202 everything full",
      "client 202 everything minimal",
      "client 202 everything empty",
      "client 202 required full",
      "cancel 4XX required full",
      "client 4XX everything full",
      "client 4XX required full",
      "cancel default required full",
      "client default everything full",
      "client default required full",
    ]);
  });

  test("fails where the table says otherwise", async () => {
    const failed = (await run({ accepted: "canceled" })).filter(hasFailed);
    expect(failed.map(({ via, status }) => `${via} ${status}`)).toEqual([
      "cancel 202",
      "cancel 202",
      "cancel 202",
    ]);
    expect(failed[0]?.response).toEqual([
      "it means canceled, and the client says canceling",
      "stopped must be true, and is undefined",
    ]);
  });
});
