import { startServer } from "./loopback-server.ts";

/** A call of GitHub's REST API. */
export interface GitHubCall {
  readonly method: string;
  /** Without a slash before it. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A stand-in for GitHub's REST API, which answers as told and keeps what it was asked. */
export interface GitHubApi extends AsyncDisposable {
  /** What a program needs in its environment to ask this one. */
  readonly env: Readonly<Record<"GITHUB_API_URL" | "GITHUB_TOKEN", string>>;
  /** Answers by the beginning of `METHOD path`; without one, `[]`. A status of its own makes a refusal of it. */
  answer(beginning: string, body: unknown, status?: number): void;
  calls(): GitHubCall[];
}

export async function startGitHubApi(): Promise<GitHubApi> {
  const answers = new Map<string, { body: unknown; status: number }>();
  const calls: GitHubCall[] = [];
  const token = "ghs_of-a-test";
  const server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = "", url = "/" } = request;
    const path = url.slice(1);
    calls.push({ method, path, ...(text !== "" && { body: JSON.parse(text) as GitHubCall["body"] & {} }) });
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    const beginning = [...answers.keys()].find((each) => `${method} ${path}`.startsWith(each));
    const { body, status } = answers.get(beginning ?? "") ?? { body: [], status: 200 };
    response.writeHead(isKnown ? status : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? body : { message: "Bad credentials" }));
  });
  return {
    env: { GITHUB_API_URL: server.url, GITHUB_TOKEN: token },
    answer: (beginning, body, status = 200) => void answers.set(beginning, { body, status }),
    calls: () => [...calls],
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
