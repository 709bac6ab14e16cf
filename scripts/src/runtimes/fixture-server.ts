import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type MockServer, startMock } from "@calloff/mock";
import { answerControl } from "./answer-control.ts";
import { FixtureState } from "./fixture-state.ts";
import { forward } from "./forward.ts";
import { servePage } from "./serve-page.ts";

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
  for (const name of new Set(Object.values(FACTS).map(({ vendor }) => vendor)))
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
