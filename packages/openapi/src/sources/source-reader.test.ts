import { expect, it } from "vitest";
import { HostQueue } from "./source-reader.ts";

/** Work that ends when it is told to, and keeps a list of what was begun and ended. */
function works(): {
  log: string[];
  work(name: string): () => Promise<string>;
  end(name: string, fail?: boolean): void;
} {
  const log: string[] = [];
  const ends = new Map<string, (fail: boolean) => void>();
  return {
    log,
    work: (name) => () => {
      log.push(`${name} begins`);
      return new Promise((resolve, reject) => {
        ends.set(name, (fail) => (fail ? reject(new Error(name)) : resolve(name)));
      });
    },
    end(name, fail = false) {
      log.push(`${name} ends`);
      ends.get(name)?.(fail);
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("lets one host wait for itself, not for others, and go on after a failure", async () => {
  const queue = new HostQueue();
  const { log, work, end } = works();
  const one = queue.run("a", work("a1"));
  const two = queue.run("a", work("a2"));
  const three = queue.run("a", work("a3"));
  const other = queue.run("b", work("b1"));
  await turn();
  expect(log).toEqual(["a1 begins", "b1 begins"]);
  end("a1", true);
  await expect(one).rejects.toThrow("a1");
  await turn();
  end("a2");
  await turn();
  end("b1");
  end("a3");
  expect(await Promise.all([two, three, other])).toEqual(["a2", "a3", "b1"]);
  expect(log).toEqual([
    "a1 begins",
    "b1 begins",
    "a1 ends",
    "a2 begins",
    "a2 ends",
    "a3 begins",
    "b1 ends",
    "a3 ends",
  ]);
});
