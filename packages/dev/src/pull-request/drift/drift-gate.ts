import type { Gate } from "../gate.ts";
import { ProgramError } from "../program.ts";

/**
 * What `npx calloff-dev drift <provider> --write` does to files. No manifest: a document that takes its provider out of
 * `calloff`'s dependencies, because it names no server any more, needs a person.
 *
 * @throws ProgramError when it is no name that a provider can have
 */
export function driftGate(provider: string): Gate {
  // It becomes part of patterns, and of a branch's name.
  if (!/^[a-z][a-z0-9-]*$/.test(provider)) throw new ProgramError(`${provider} is not a provider's name.`);
  return {
    name: provider,
    allowed: [
      // A vendor may go from YAML to JSON.
      {
        path: new RegExp(`^specs/${provider}/openapi\\.(yaml|json)$`),
        may: ["added", "changed", "removed"],
      },
      { path: new RegExp(`^specs/${provider}/source\\.yaml$`), may: ["changed"] },
      // Each by its name: among them, Vitest would take a test, or npm its settings, for its own.
      {
        path: new RegExp(
          `^packages/${provider}/src/(descriptor\\.ts|index\\.ts|openapi\\.json|schema\\.ts)$`,
        ),
        may: ["changed"],
      },
      { path: new RegExp(`^packages/${provider}/index\\.api\\.md$`), may: ["changed"] },
      { path: /^packages\/calloff\/src\/(providers|cli\/facts)\.ts$/, may: ["changed"] },
      {
        path: new RegExp(`^\\.changeset/drift-${provider}-[0-9a-f]{8}\\.md$`),
        may: ["added", "changed", "removed"],
      },
      { path: /^README\.md$/, may: ["changed"] },
    ],
  };
}
