import type { CrawlProgress } from "@calloff/openapi/internal";
import { Presets, SingleBar } from "cli-progress";

/** A bar on a terminal; elsewhere a line when it begins. */
export function crawlBar(stream: NodeJS.WriteStream): CrawlProgress {
  if (!stream.isTTY) {
    return {
      begin: (pages) => void stream.write(`provider: reading ${pages} pages\n`),
      step: () => {},
      end: () => {},
    };
  }
  const bar = new SingleBar(
    { stream, format: "reading pages {bar} {value}/{total}", barsize: 30, clearOnComplete: true },
    Presets.legacy,
  );
  return {
    begin: (pages) => bar.start(pages, 0),
    step: () => bar.increment(),
    end: () => bar.stop(),
  };
}
