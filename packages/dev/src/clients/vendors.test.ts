import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { checkProviderName, listProviders } from "./vendors.ts";

const root = resolve(import.meta.dirname, "../../../..");
const providers = await listProviders(join(root, "specs"));
const others = readdirSync(join(root, "packages")).filter((name) => !providers.includes(name));

test.each(others)("no provider can be called %s, as another of our packages is", (name) => {
  const usage = (message: string): UserError => new UserError(message);
  expect(() => checkProviderName(name, usage)).toThrow(
    `a provider cannot be called ${name}; choose another name`,
  );
});
