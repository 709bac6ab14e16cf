import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderFacts, ProviderModel } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { renderReadme } from "./package/render-readme.ts";
import { renderTests } from "./package/render-tests.ts";
import { KEYWORDS, publishedManifest } from "./published-manifest.ts";

/** The manifest that every provider package has; version and description are its own. */
export function providerManifest(name: string, identifier: string): object {
  return {
    name: `@calloff/${name}`,
    version: "0.0.0",
    description: `Typed client for ${identifier}, with a cancel whose answer means the same everywhere.`,
    keywords: [...KEYWORDS, name],
    ...publishedManifest(`packages/${name}`),
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./openapi.json": "./dist/openapi.json",
    },
    scripts: {
      build: "tsdown --config ../../.config/tsdown.js",
      codegen: `node ../dev/dist/cli.js codegen ${name}`,
      typecheck: "tsc",
      test: "vitest run --config ../../.config/vitest.config.js",
    },
    dependencies: { "@calloff/runtime": "workspace:^" },
    devDependencies: {
      "@calloff/contract": "workspace:*",
      "@types/node": "catalog:",
      tsdown: "catalog:",
      typescript: "catalog:",
      vitest: "catalog:",
    },
  };
}

/** The Turbo tasks that every provider package has: it is made from its own document and from no other. */
export function providerTasks(name: string): object {
  return {
    extends: ["//"],
    tasks: {
      codegen: {
        dependsOn: ["@calloff/dev#build"],
        inputs: [`$TURBO_ROOT$/specs/${name}/**`],
        outputs: ["src/**"],
      },
      build: {
        dependsOn: ["codegen", "^build"],
        inputs: ["package.json", "tsconfig.json"],
        outputs: ["dist/**"],
      },
    },
  };
}

/** The compiler options that every provider package has. */
export const providerTsconfig: object = {
  extends: "../../.config/tsconfig.json",
  compilerOptions: { types: ["node"] },
  include: ["src", "test"],
};

/** What a new provider package holds besides `src/`, by path in the package. Written once; from then on it is yours. */
export async function scaffoldPackage(
  model: ProviderModel,
  document: JsonObject,
  { facts, root }: { readonly facts: ProviderFacts; readonly root: string },
): Promise<Map<string, string>> {
  const { name, identifier } = model;
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ["package.json", json({ ...providerManifest(name, identifier), ...describe(model) })],
    ["turbo.json", json(providerTasks(name))],
    ["tsconfig.json", json(providerTsconfig)],
    ["LICENSE", await readFile(join(root, "LICENSE"), "utf8")],
    ["README.md", renderReadme(model, document, facts)],
    ...renderTests(model, document, facts),
  ]);
}

function describe({ identifier, cancel }: ProviderModel): object {
  return cancel === undefined ? { description: `Typed client for ${identifier}.` } : {};
}
