import type { OperationDescriptor, ParameterStyle } from "../client/request-transform.ts";
import { transformAnswer } from "../client/transform-answer.ts";
import { transformBody } from "../client/transform-body.ts";
import { transformParameters } from "../client/transform-parameters.ts";
import { writeForm } from "../client/write-form.ts";
import { writeMultipart } from "../client/write-multipart.ts";
import { createProvider } from "../provider.ts";
import { type SentRequest, type StubAnswer, stubFetch } from "./stub-fetch.ts";

export const BASE = "https://api.acme.example/v1";

/** Calls one operation, whose options are as a caller in JavaScript could give them. */
export async function call(
  [path, operation]: [string, OperationDescriptor],
  init: object = {},
  answer: StubAnswer = new Response("{}"),
): Promise<{ data: unknown; request: SentRequest }> {
  const { fetch, sent } = stubFetch(answer);
  const provider = createProvider(
    {
      name: "acme",
      baseUrl: BASE,
      operations: { [`POST ${path}`]: operation },
      transforms: [
        transformParameters,
        transformBody({ "multipart/": writeMultipart, "application/x-www-form-urlencoded": writeForm }),
        transformAnswer,
      ],
    },
    { fetch, retries: 0 },
  );
  const { POST } = provider.client as unknown as {
    POST(path: string, init: object): Promise<{ data: unknown }>;
  };
  const { data } = await POST(path, init);
  const [request] = sent;
  if (request === undefined) throw new Error("nothing was sent");
  return { data, request };
}

export const style = (name: ParameterStyle["style"], explode: boolean): ParameterStyle => ({
  style: name,
  explode,
});
