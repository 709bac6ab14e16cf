import { acme, answering } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";
import { drip, sendWithoutEnd } from "./bodies.ts";
import { type Exchange, ofSite, pageWith } from "./network-case.ts";

const PAGE = pageWith(JSON.stringify(acme()));

/** A site whose index has these links beside one to a page that is as it should be. */
function site(
  links: (canary: string, host: string) => string,
  others: (exchange: Exchange) => void = notFound,
) {
  return (exchange: Exchange): void => {
    const { request, response, canary } = exchange;
    if (request.url === "/llms.txt")
      response.end(`# Acme\n\n- [good](/good.md)\n${links(canary, request.headers.host ?? "")}`);
    else if (request.url === "/good.md") response.end(PAGE);
    else others(exchange);
  };
}

function notFound({ response }: Exchange): void {
  response.writeHead(404).end();
}

const lineOf = (address: string): string => `- [page](${address})\n`;
const linesOf = (...addresses: string[]): string => addresses.map(lineOf).join("");
const many = (count: number, size: number): string =>
  Array.from({ length: count }, (_, i) => lineOf(`/page-${i}-${"x".repeat(size)}.md`)).join("");

/** Answers of a site whose pages are all read. */
export const sites: HostileFamily = {
  name: "sites",
  compilesClient: false,
  cases: [
    ofSite({
      name: "an index of 100,000 pages",
      answer: site(() => many(100_000, 1)),
      refused:
        /llms\.txt: links 100001 pages of its site, and at most 1000 are read; leave some out with --except/,
    }),
    ofSite({
      name: "an index of 300,000 pages that are left out",
      answer: site(() => many(300_000, 1)),
      except: (server) => `${server}/page-`,
      told: /1 page read, .*300000 left out by --except/,
    }),
    ofSite({
      name: "an index of 100,000 pages elsewhere",
      answer: site((canary) => linesOf(...Array.from({ length: 100_000 }, (_, i) => `${canary}/${i}.md`))),
      told: /1 page read, .*100000 links to other sites not followed/,
    }),
    ofSite({
      name: "an index of 30 MB",
      answer: site(() => many(30, 1024 * 1024)),
      refused: /llms\.txt: is larger than the limit of 20 MB/,
    }),
    ofSite({
      name: "an index of one line",
      answer: ({ response }) => response.end("[a](/good.md) ".repeat(1_000_000)),
      refused: /llms\.txt: links no page of its own site/,
    }),
    ofSite({
      name: "an index of brackets that never close",
      answer: site(() => `${"[a".repeat(900)}\n`.repeat(5_000) + `${"[](".repeat(600)}\n`.repeat(2_000)),
      told: /1 page read/,
    }),
    ofSite({
      name: "an index that is a page to log in at",
      answer: ({ response }) => response.end("<!doctype html><a href=/good.md>Log in</a>"),
      refused: /llms\.txt: is HTML, and no index of pages; /,
    }),
    ofSite({
      name: "an index that never ends",
      answer: ({ response }) => sendWithoutEnd(response, "- [page](/page.md)\n".repeat(50_000)),
      refused: /llms\.txt: is larger than the limit of 20 MB/,
    }),
    ofSite({
      name: "links to where no page is read",
      answer: site((canary) =>
        linesOf(
          ...[`${canary}/a.md`, canary.replace("http:", ""), "http://169.254.169.254/latest/meta-data/"],
          ...[
            "http://10.0.0.1/a.md",
            "http://[fe80::1]/a.md",
            "http://localhost:1/a.md",
            "http://0x7f.1:1/a.md",
          ],
          ...[
            "file:///etc/passwd",
            "ftp://elsewhere.example/a.md",
            "data:text/plain,a",
            "javascript:canary()",
          ],
        ),
      ),
      told: /1 page read, .*7 links to other sites not followed/,
    }),
    ofSite({
      name: "links that climb, that command a terminal, and that hold a password",
      answer: site((canary, host) =>
        linesOf(
          ...["../../../../etc/passwd", "/%2e%2e/%2e%2e/a", "/\u001b[2J\u202ea.md"],
          ...[`//user:secret@${host}/a.md`, `//user:secret@${canary.replace("http://", "")}/a.md`],
          `/${"a".repeat(900)}`,
        ),
      ),
      told: /could not be used/,
    }),
    ofSite({
      name: "pages that redirect elsewhere",
      answer: site(
        () => linesOf("/a.md", "/b.md", "/c.md"),
        ({ request, response, canary }) => {
          const location = { "/a.md": canary, "/b.md": "file:///etc/passwd" }[request.url ?? ""] ?? "/c.md";
          response.writeHead(302, { location }).end();
        },
      ),
      told: /3 pages could not be used:.*if that is right.*file:\/\/\/etc\/passwd, which is not https .*more than 5 times/,
    }),
    ofSite({
      name: "pages that never end, or never begin",
      answer: site(
        () => linesOf("/endless.md", "/drip.md", "/silent.md"),
        ({ request, response }) => {
          if (request.url === "/endless.md") sendWithoutEnd(response);
          else if (request.url === "/drip.md") drip(response);
        },
      ),
      limits: { timeoutMs: 1_000, maxBytes: 1024 * 1024 },
      told: /3 pages could not be used:.*is larger than the limit of 1 MB.*within 1 s.*within 1 s/,
    }),
    ofSite({
      name: "pages of 110 MB together",
      answer: site(
        () => many(110, 1),
        ({ response }) => response.end("x ".repeat(512 * 1024)),
      ),
      refused: /llms\.txt: the limit of 100 MB for one site is exceeded/,
    }),
    ofSite({
      name: "a page whose fragment refers to a cloud's metadata",
      answer: site(
        () => linesOf("/bad.md"),
        ({ response }) =>
          response.end(pageWith(JSON.stringify(answering({ $ref: "http://169.254.169.254/" })))),
      ),
      refused: /\/bad\.md:4:\d+: \$ref "http:\/\/169\.254\.169\.254\/" leaves the document/,
    }),
    ofSite({
      name: "300 fragments on one page",
      answer: site(
        () => linesOf("/many.md"),
        ({ response }) =>
          response.end(Array.from({ length: 300 }, (_, i) => pageWith(JSON.stringify(numbered(i)))).join("")),
      ),
      told: /301 operations/,
    }),
  ],
};

function numbered(i: number): ReturnType<typeof acme> {
  const { paths } = acme();
  return acme({ paths: { [`/jobs-${i}`]: (paths as Record<string, object>)["/jobs"] } } as Parameters<
    typeof acme
  >[0]);
}
