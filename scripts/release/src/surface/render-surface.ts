import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { PublishedPackage } from "../workspace.ts";

const QUIET = { default: { logLevel: ExtractorLogLevel.None } };

/**
 * What users of built packages can import and what it looks like to a compiler, without the words around it: a text
 * for each entry point, by the path of the file that it belongs in.
 *
 * @throws Error naming what the types leave open, when they do not compile
 */
export function renderSurface(root: string, packages: readonly PublishedPackage[]): Map<string, string> {
  const scratch = mkdtempSync(join(tmpdir(), "calloff-surface-"));
  try {
    const entries = packages.flatMap((item) => entriesOf(root, item));
    const [first] = entries;
    if (first === undefined) return new Map();
    // One compilation for all: most of the time goes into reading the same types of browsers and of the runtime.
    const compilerState = CompilerState.create(configure(first, scratch), {
      additionalEntryPoints: entries.map(({ types }) => types),
    });
    return new Map(entries.map((entry) => [entry.path, extract(entry, scratch, compilerState)]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Packages that were published long before import these internal entries, so they are reviewed too. Those of the tools are
 * imported by the same release alone.
 */
const HELD_INTERNALS: readonly string[] = ["@calloff/runtime"];

interface Entry {
  /** Of its report. */
  readonly path: string;
  readonly name: string;
  readonly projectFolder: string;
  readonly types: string;
}

function entriesOf(root: string, { folder, manifest }: PublishedPackage): Entry[] {
  const modules = Object.keys(manifest.exports).filter(
    (path) => !path.endsWith(".json") && (path !== "./internal" || HELD_INTERNALS.includes(manifest.name)),
  );
  return modules.map((path) => {
    const name = path === "." ? "index" : path.slice(2);
    const projectFolder = join(root, folder);
    return {
      path: `${folder}/${name}.api.md`,
      name,
      projectFolder,
      types: join(projectFolder, "dist", `${name}.d.ts`),
    };
  });
}

function extract(entry: Entry, scratch: string, compilerState: CompilerState): string {
  const errors: string[] = [];
  Extractor.invoke(configure(entry, scratch), {
    localBuild: true,
    compilerState,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      // Nothing of this is for the terminal.
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(`${entry.types}: ${errors.join("\n")}`);
  return readFileSync(join(scratch, `${entry.name}.api.md`), "utf8");
}

function configure({ name, projectFolder, types }: Entry, scratch: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, "package.json"),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [types] } },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: scratch,
        reportTempFolder: join(scratch, "temp"),
      },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: QUIET,
        tsdocMessageReporting: QUIET,
      },
    },
  });
}

const COMPILER_OPTIONS = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "ESNext.Disposable"],
  types: [],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  exactOptionalPropertyTypes: true,
  // Checking the browser's types takes 5 s each time; that ours compile with all others is tested where they are installed.
  skipLibCheck: true,
};
