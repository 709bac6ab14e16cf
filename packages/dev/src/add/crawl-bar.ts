import type { Writable } from "node:stream";
import type { CrawlProgress } from "@calloff/openapi/internal";
import { progress } from "@clack/prompts";

/** A bar on a terminal; elsewhere a line when it begins. */
export function crawlBar(stream: Writable & { readonly isTTY?: boolean }): CrawlProgress {
  if (stream.isTTY !== true) {
    return {
      begin: (pages) => void stream.write(`reading ${pages} pages …\n`),
      step: () => {},
      end: () => {},
    };
  }
  let bar: ReturnType<typeof progress> | undefined;
  let read = 0;
  return {
    begin(pages) {
      bar = progress({ max: pages, output: stream });
      bar.start(`reading ${pages} pages`);
    },
    step() {
      read += 1;
      bar?.advance(1, `${read} pages read`);
    },
    end: () => bar?.stop(`${read} pages read`),
  };
}
