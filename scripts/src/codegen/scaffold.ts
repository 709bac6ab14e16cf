import { readFile } from "node:fs/promises";
import { KEYWORDS, publishedManifest } from "../manifest/published-manifest.ts";
import { literal } from "./literal.ts";
import type { ProviderModel } from "./provider-model.ts";

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
      codegen: `node ../../scripts/dist/codegen.js ${name}`,
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
        dependsOn: ["@calloff/scripts#build"],
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
export async function scaffoldPackage(model: ProviderModel): Promise<Map<string, string>> {
  const { name, identifier } = model;
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ["package.json", json(providerManifest(name, identifier))],
    ["turbo.json", json(providerTasks(name))],
    ["tsconfig.json", json(providerTsconfig)],
    ["LICENSE", await readFile("LICENSE", "utf8")],
    ["README.md", renderReadme(model)],
    ["test/contract.test.ts", renderContractTest(model)],
    ...renderCancelTests(model),
  ]);
}

/** What only a package that can cancel is tested for, and what that needs to know. */
function renderCancelTests({ name, identifier, cancel, status, baseUrl }: ProviderModel): [string, string][] {
  if (cancel === undefined) return [];
  return [
    ["test/answers.ts", ANSWERS],
    [
      "test/subject.ts",
      renderSubject({ name, identifier, baseUrl, kind: cancel.id.kind, tracks: status !== undefined }),
    ],
    ...(status === undefined ? [] : [["test/statuses.ts", STATUSES] as [string, string]]),
    ["test/faults.test.ts", FAULTS_TEST],
    ["test/letting-go.test.ts", LETTING_GO_TEST],
  ];
}

const FAULTS_TEST = `import { describeFaults } from "@calloff/contract";
import { subject } from "./subject.ts";

describeFaults(subject);
`;

const LETTING_GO_TEST = `import { describeLettingGo } from "@calloff/contract";
import { subject } from "./subject.ts";

describeLettingGo(subject);
`;

const ANSWERS = `import type { AnswerRow, Moments } from "@calloff/contract";

/** From the vendor's page, by hand: one row for each status it documents. The tests fail until all are here. */
export const answers: readonly AnswerRow[] = [];

/** From the same page: what a cancel means by when it comes. The tests fail until each says where it is known from. */
export const moments: Moments = {
  first: { status: 200, state: "canceled", page: "" },
  second: { status: 409, state: "already-canceled", page: "" },
  tooLate: undefined,
};
`;

const STATUSES = `import type { StatusRow } from "@calloff/contract";

/** From the vendor's page, by hand: one row for each value of a status. The tests fail until all are here. */
export const statuses: readonly StatusRow[] = [];

/** A body with a value that is not among them. */
export const stranger: object = {};
`;

function renderReadme({ name, identifier, cancel }: ProviderModel): string {
  const id = cancel?.id.kind === "integer" ? "42" : '"the job\'s id"';
  const use =
    cancel === undefined
      ? `const { client } = create${identifier}();\nconsole.log(typeof client.GET);`
      : `const ${variable(name)} = create${identifier}();\nconst { state, stopped } = await ${variable(name)}.cancel(${id});\nconsole.log(state, stopped);`;
  return `# @calloff/${name}

Typed client for ${identifier}, generated from its OpenAPI document.

\`\`\`ts
import { create${identifier} } from "@calloff/${name}";

${use}
\`\`\`

MIT licence.
`;
}

function renderContractTest({ name, identifier, cancel }: ProviderModel): string {
  const module = variable(name);
  if (cancel === undefined) {
    return `import { describeExports } from "@calloff/contract";
import * as ${module} from "../dist/index.js";

describeExports("${name}", "${identifier}", ${module});
`;
  }
  return `import { describeAnswers, describeExports, describeIds, describeStatus, describeWire } from "@calloff/contract";
import * as ${module} from "../dist/index.js";
import { subject } from "./subject.ts";

describeExports("${name}", "${identifier}", ${module});
describeAnswers(subject);
describeIds(subject);
describeStatus(subject);
describeWire(subject);
`;
}

interface SubjectOf extends Pick<ProviderModel, "name" | "identifier" | "baseUrl"> {
  readonly tracks: boolean;
  readonly kind: NonNullable<ProviderModel["cancel"]>["id"]["kind"];
}

function renderSubject({ name, identifier, baseUrl, kind, tracks }: SubjectOf): string {
  const id = { integer: "42", string: '"job-1"', uuid: '"0b0e3f4e-7a54-4ed7-9b16-1f0a5e6c9d21"' }[kind];
  return `import type { Subject } from "@calloff/contract";
import { create${identifier} } from "../dist/index.js";
import { answers, moments } from "./answers.ts";
${tracks ? 'import { statuses, stranger } from "./statuses.ts";\n' : ""}
/** The package under test, and what the vendor's page says of its cancel. */
export const subject: Subject = {
  provider: "${name}",
  create: create${identifier},
  baseUrl: ${literal(baseUrl ?? `https://${name}.example`)},
  id: ${id},
  key: "a-key",
  // From the vendor's page, by hand; the tests fail until it is filled in.
  request: { method: "", url: "", header: ["", ""] },
  answers,
  moments,
${tracks ? '  status: { url: "", rows: statuses, stranger, accepted: { status: 200 } },\n' : ""}};
`;
}

/** A provider's name, which may have hyphens, as a variable's. */
function variable(name: string): string {
  return name.replace(/-+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");
}
