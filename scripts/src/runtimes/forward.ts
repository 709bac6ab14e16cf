import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { FixtureState } from "./fixture-state.ts";
import type { Spoil } from "./suite/fixture.ts";

/** Names of one connection, not of a message. */
const HOP_BY_HOP = ["connection", "keep-alive", "transfer-encoding", "host", "content-length"];

/** Takes a request to its provider's mock, and brings the answer back as the network would: whole, or not. */
export async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  state: FixtureState,
): Promise<void> {
  const [, , provider = ""] = (request.url ?? "").split("/");
  const path = (request.url ?? "").slice(`/at/${provider}`.length);
  const { method = "" } = request;
  const headers = joined(request);
  const body = await text(request);
  const spoil = state.begin({ provider, method, path, headers, body });
  response.once("close", () =>
    state.end(!response.writableFinished && spoil !== "break" && spoil !== "tear"),
  );
  const answer = await fetch(new URL(path, state.mock(provider).url), {
    method,
    headers,
    redirect: "manual",
    ...(body !== "" && { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (state.delay > 0) await delay(state.delay);
  send(response, answer, bytes, spoil);
}

function send(response: ServerResponse, answer: Response, bytes: Buffer, spoil: Spoil | undefined): void {
  if (spoil === "hang") return;
  if (spoil === "break") {
    response.destroy();
    return;
  }
  const sent = spoil === "gzip" ? gzipSync(bytes) : bytes;
  for (const [name, value] of answer.headers) if (!HOP_BY_HOP.includes(name)) response.setHeader(name, value);
  if (spoil === "gzip") response.setHeader("content-encoding", "gzip");
  const hasBody = ![204, 304].includes(answer.status);
  if (hasBody) response.setHeader("content-length", sent.byteLength);
  response.writeHead(answer.status);
  if (spoil === "stall" || spoil === "tear") {
    response.write(sent.subarray(0, sent.byteLength / 2), () => {
      if (spoil === "tear") response.destroy();
    });
    return;
  }
  response.end(hasBody ? sent : undefined);
}

function joined({ headers }: IncomingMessage): Record<string, string> {
  const pairs = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name));
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}
