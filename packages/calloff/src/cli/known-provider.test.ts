import { expect, test } from "vitest";
import { explainCommand } from "./explain-command.ts";
import { anyKeyOf, type KnownProvider, keyNamesOf } from "./known-provider.ts";
import { providersCommand } from "./providers-command.ts";
import { fakeIo } from "./testing/fake-io.ts";

const scheme = (env: string) => ({ in: "header", name: "x-key", prefix: "", env }) as const;

/** Typed fetch alone: nobody has said what cancels a job. */
const open: KnownProvider = { name: "open", descriptor: { name: "open", baseUrl: "https://api.example" } };
const several: KnownProvider = {
  name: "several",
  descriptor: {
    name: "several",
    baseUrl: "https://api.example",
    security: {
      schemes: { first: scheme("ACME_FIRST"), second: scheme("ACME_SECOND") },
      requirements: [["first"], ["second"]],
    },
  },
};

test("a vendor without a way to cancel, without a key or with several is listed as it is", () => {
  const io = fakeIo({ env: { ACME_SECOND: "k" } });
  providersCommand({}, io, [open, several]);
  expect(io.out().split("\n").slice(1, 3)).toEqual([
    expect.stringMatching(/^open +no +no +none/),
    expect.stringMatching(/^several +no +no +ACME_FIRST, ACME_SECOND +yes$/),
  ]);
});

test("explaining a vendor without a way to cancel says that there is none", () => {
  const io = fakeIo();
  const name = "pulse";
  explainCommand(name, undefined, io, { providers: [{ ...open, name }] });
  expect(io.out()).toContain("pulse has no operation that cancels a job.\n");
});

test("the variables that hold keys", () => {
  expect(keyNamesOf(open)).toEqual([]);
  expect(keyNamesOf(several)).toEqual(["ACME_FIRST", "ACME_SECOND"]);
  expect(anyKeyOf(open)).toBe("any");
  expect(anyKeyOf(several)).toEqual({ first: "any:any", second: "any:any" });
});
