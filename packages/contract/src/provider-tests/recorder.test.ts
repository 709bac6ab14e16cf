import { expect, test } from "vitest";
import { startRecorder } from "./recorder.ts";

test("writes down what came, as it came, and answers 204 unless told otherwise", async () => {
  await using recorder = await startRecorder();
  const headers = { "X-Odd-Case": "a b" };
  const response = await fetch(`${recorder.origin}/a%2Fb/?q=%zz`, { method: "DELETE", headers });
  expect(response.status).toBe(204);
  const [request, ...others] = recorder.requests;
  expect(others).toEqual([]);
  expect(request).toMatchObject({ method: "DELETE", url: "/a%2Fb/?q=%zz", body: "" });
  const name = request?.rawHeaders.findIndex((header) => header.toLowerCase() === "x-odd-case") ?? -1;
  expect(request?.rawHeaders[name + 1]).toBe("a b");
});

test("answers as told, after it has read the body", async () => {
  await using recorder = await startRecorder((response) => response.writeHead(418).end("teapot"));
  const response = await fetch(recorder.origin, { method: "POST", body: "tea" });
  expect([response.status, await response.text()]).toEqual([418, "teapot"]);
  expect(recorder.requests.map(({ body }) => body)).toEqual(["tea"]);
});

test("is gone when it is disposed of, connections included", async () => {
  const recorder = await startRecorder();
  await fetch(recorder.origin);
  await recorder[Symbol.asyncDispose]();
  await expect(fetch(recorder.origin)).rejects.toThrow();
});
