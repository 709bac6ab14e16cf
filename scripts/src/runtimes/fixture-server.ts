import { once } from "node:events";
import { readFile } from "node:fs/promises";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { type MockServer, startMock } from "@calloff/mock";
import { FixtureState } from "./fixture-state.ts";
import { forward } from "./forward.ts";
import type { Answer, Places } from "./suite/fixture.ts";

/** The vendors' side: a mock of each, and before them what a network does to requests and answers. */
export interface FixtureServer extends AsyncDisposable {
  /** Mocks, controls and the page have one origin, as browsers want it. */
  readonly origin: string;
  readonly state: FixtureState;
}

/**
 * @param folder where the packages are installed, and the suite is written
 * @param page the folder of a page to serve, if one is
 */
export async function startFixture(folder: string, page?: string): Promise<FixtureServer> {
  const mocks = new Map<string, MockServer>();
  const { FACTS } = (await import(
    pathToFileURL(join(folder, "facts.js")).href
  )) as typeof import("./suite/facts.js");
  for (const name of Object.keys(FACTS))
    mocks.set(name, await startMock(name, { from: join(folder, "package.json") }));
  const state = new FixtureState(mocks);
  // Another port is another origin: a key that came here would have been given away.
  const elsewhere = await listen((request, response) => {
    state.elsewhere.push(`${request.method} ${request.url}`);
    response.end("{}");
  });
  const server = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://fixture");
    const answered = pathname.startsWith("/at/")
      ? forward(request, response, state)
      : pathname.startsWith("/control/")
        ? answerControl(request, response, state, { origin: server.origin, elsewhere: elsewhere.origin })
        : servePage(page, pathname, response);
    answered.catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  return {
    origin: server.origin,
    state,
    async [Symbol.asyncDispose]() {
      server.close();
      elsewhere.close();
      for (const mock of mocks.values()) await mock.close();
    },
  };
}

async function listen(listener: RequestListener): Promise<{ origin: string; close(): void }> {
  const server: Server = createServer(listener).listen(0, "127.0.0.1");
  // A machine that is busy comes back late to a connection that it kept; it must not be closing just then.
  server.keepAliveTimeout = 600_000;
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
};

/** A file of the page's folder; 404 where there is none. */
async function servePage(folder: string | undefined, path: string, response: ServerResponse): Promise<void> {
  const name = path === "/" ? "index.html" : normalize(path);
  const content =
    folder === undefined ? undefined : await readFile(join(folder, name)).catch(() => undefined);
  if (content === undefined) response.writeHead(404).end();
  else response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "text/plain" }).end(content);
}

interface Told {
  readonly provider: string;
  readonly answer: Answer;
  readonly ms: number;
  readonly requests: number;
  readonly dropped: number;
}

/** What the suite, which runs elsewhere, tells and asks the vendors' side. */
async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  state: FixtureState,
  { origin, elsewhere }: { readonly origin: string; readonly elsewhere: string },
): Promise<void> {
  const told = (await json(request)) as Told;
  const controls: Readonly<Record<string, () => unknown>> = {
    "/control/places": (): Places => ({
      elsewhere: `${elsewhere}/elsewhere`,
      baseUrls: Object.fromEntries(
        [...state.mocks].map(([name, { url }]) => [
          name,
          `${origin}/at/${name}${new URL(url).pathname}`.replace(/\/$/, ""),
        ]),
      ),
    }),
    "/control/answer": () => state.answerNext(told.provider, told.answer),
    "/control/delay": () => {
      state.delay = told.ms;
    },
    "/control/break": () => {
      state.breaksAll = true;
    },
    "/control/clear": () => state.clear(),
    "/control/seen": () => state.seen,
    "/control/until": () => state.until(told),
  };
  const control = controls[request.url ?? ""];
  if (control === undefined) throw new Error(`the fixture has no ${request.url}`);
  const answer = (await control()) ?? {};
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
}
