import type { CalloffConfig } from "../calloff-config.ts";
import type { Gate } from "../gate.ts";
import { ProgramError } from "../program.ts";
import { isProviderName } from "./documents.ts";

/**
 * What `npx calloff-dev drift <provider> --write` does to files. No manifest: a document that takes its provider out of
 * the dependencies of the package that composes all clients, because it names no server any more, needs a person.
 *
 * @throws ProgramError when it is no name that a provider can have
 */
export function driftGate(provider: string, config: CalloffConfig): Gate {
  // It becomes part of patterns, and of a branch's name.
  if (!isProviderName(provider)) throw new ProgramError(`${provider} is not a provider's name.`);
  const specs = inPattern(`${config.specs}/${provider}`);
  const client = inPattern(`${config.clients}/${provider}`);
  return {
    name: provider,
    allowed: [
      // A vendor may go from YAML to JSON.
      { path: new RegExp(`^${specs}/openapi\\.(yaml|json)$`), may: ["added", "changed", "removed"] },
      { path: new RegExp(`^${specs}/source\\.yaml$`), may: ["changed"] },
      changed(`${inPattern(config.specs)}/README\\.md`),
      // Each by its name: among them, Vitest would take a test, or npm its settings, for its own.
      ...(config.layout === "files"
        ? [changed(`${client}/(descriptor|index|schema)\\.ts`)]
        : [
            changed(`${client}/src/(descriptor\\.ts|index\\.ts|openapi\\.json|schema\\.ts)`),
            changed(`${client}/index\\.api\\.md`),
            changed("README\\.md"),
            ...changeset(provider),
            ...composition(config),
          ]),
    ],
  };
}

type Allowance = Gate["allowed"][number];

function changed(pattern: string): Allowance {
  return { path: new RegExp(`^${pattern}$`), may: ["changed"] };
}

function changeset(provider: string): Allowance[] {
  const path = new RegExp(`^\\.changeset/drift-${provider}-[0-9a-f]{8}\\.md$`);
  return [{ path, may: ["added", "changed", "removed"] }];
}

function composition({ composition: folder }: CalloffConfig): Allowance[] {
  if (folder === undefined) return [];
  return [changed(`${inPattern(folder)}/(index\\.api\\.md|src/providers\\.ts|src/cli/facts\\.ts)`)];
}

/** A folder's name may have points in it. */
function inPattern(path: string): string {
  return path.replaceAll(".", "\\.");
}
