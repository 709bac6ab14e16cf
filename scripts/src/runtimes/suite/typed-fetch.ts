import type { Case } from "./case.ts";
import { everyone, pulseAt } from "./clients.ts";
import { fails, holds, same } from "./expect.ts";

const path = { jobId: "a b/ü" };

export const typedFetch: readonly Case[] = [
  {
    name: "typed fetch: GET",
    run: async (fixture) => {
      const body = { job_id: "a b/ü", status: "processing" };
      await fixture.answerNext("pulse", { status: 200, body, to: "status" });
      const { data, error, response } = await pulseAt(fixture).client.GET("/job/{jobId}", {
        params: { path },
      });
      same(
        [data, error, response.status, response.ok],
        [body, undefined, 200, true],
        "data, error, status, ok",
      );
      const { requests } = await fixture.seen();
      same(requests[0]?.path, "/job/a%20b%2F%C3%BC", "the path");
    },
  },
  {
    name: "typed fetch: POST, and an answer without a body",
    run: async (fixture) => {
      const { client } = everyone(fixture).providers.tensorpool;
      await fixture.answerNext("tensorpool", { status: 200, body: "" });
      const { response } = await client.POST("/job/cancel/{job_id}", {
        params: { path: { job_id: "j-7f3a" } },
      });
      same([response.status, await response.text()], [200, ""], "status and text");
      const { client: topaz } = everyone(fixture).providers.topaz;
      const process_id = "0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21";
      await fixture.answerNext("topaz", { status: 204 });
      const answer = await topaz.DELETE("/cancel/{process_id}", { params: { path: { process_id } } });
      same([answer.response.status, answer.error], [204, undefined], "status and error");
    },
  },
  {
    name: "typed fetch: an HTTP error comes back as error",
    run: async (fixture) => {
      const body = { error: "no such job" };
      await fixture.answerNext("pulse", { status: 404, body, to: "status", undocumented: true });
      const { data, error, response } = await pulseAt(fixture).client.GET("/job/{jobId}", {
        params: { path },
      });
      same([data, error, response.ok], [undefined, body, false], "data, error, ok");
    },
  },
  {
    name: "gzip: a compressed body is read, and its limit counts what comes out",
    run: async (fixture) => {
      const body = { job_id: "abc", status: "processing" };
      await fixture.answerNext("pulse", { status: 200, body, to: "status", spoil: "gzip" });
      const { data, response } = await pulseAt(fixture).client.GET("/job/{jobId}", { params: { path } });
      same(data, body, "data");
      same(response.headers.get("content-encoding"), null, "content-encoding");
      // 200,000 equal letters are some 300 bytes when they are compressed.
      await fixture.answerNext("pulse", {
        status: 200,
        body: { note: "x".repeat(200_000) },
        to: "status",
        spoil: "gzip",
      });
      const small = pulseAt(fixture, { maxBodyBytes: 100_000 });
      await fails(() => small.client.GET("/job/{jobId}", { params: { path } }), {
        code: "unexpected-response",
      });
    },
  },
  {
    name: "a body over its limit: no answer for typed fetch, and a warning for a cancel",
    run: async (fixture) => {
      const warnings: string[] = [];
      const hooks = { onWarning: ({ warning }: { warning: string }) => void warnings.push(warning) };
      const pulse = pulseAt(fixture, { maxBodyBytes: 1_000, hooks });
      const body = { note: "x".repeat(1_000) };
      await fixture.answerNext("pulse", { status: 200, body, to: "status" });
      await fails(() => pulse.client.GET("/job/{jobId}", { params: { path } }), {
        code: "unexpected-response",
        attempts: 1,
      });
      await fixture.answerNext("pulse", { status: 200, body, to: "cancel" });
      holds(await pulse.cancel("abc"), { state: "canceling", body: undefined, attempts: 1 }, "the outcome");
      same(warnings.length, 1, "warnings");
    },
  },
];
