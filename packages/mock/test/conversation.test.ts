import type { IHttpOperation } from "@stoplight/types";
import { expect, it } from "vitest";
import { Conversation } from "../src/conversation.ts";
import type { Prism } from "../src/prism.ts";

const operation: IHttpOperation = {
  id: "a",
  method: "get",
  path: "/{id}",
  responses: [
    { id: "b", code: "200" },
    { id: "c", code: "409" },
  ],
};

/** A Prism that is slower the earlier a request comes. */
function slowAtFirst(): Prism {
  let wait = 30;
  return {
    operations: [operation],
    async check() {
      wait -= 10;
      await new Promise((resolve) => setTimeout(resolve, wait));
      return { operation, violations: [] };
    },
    answer: async (_, status = 200) => ({ status, headers: {}, body: "" }),
    answerWrong: () => Promise.reject(new Error("no request here is wrong")),
  };
}

it("takes one request at a time, so that answers and records are in the order of arrival", async () => {
  const conversation = new Conversation(slowAtFirst(), "");
  conversation.answerNext({ status: 409 });
  const request = { method: "GET", headers: {}, rawHeaders: [], body: "" };
  const answers = await Promise.all(["/a", "/b"].map((url) => conversation.answer({ ...request, url })));
  expect(answers.map(({ status }) => status)).toEqual([409, 200]);
  expect(conversation.requests.map(({ url, answer }) => [url, answer.status])).toEqual([
    ["/a", 409],
    ["/b", 200],
  ]);
});
