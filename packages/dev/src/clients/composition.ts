import { generatedMark } from "@calloff/codegen/internal";
import { literal } from "@calloff/openapi/internal";

/** A provider as the composition needs it. */
export interface ComposedProvider {
  readonly name: string;
  readonly identifier: string;
}

/** `packages/calloff/src/providers.ts`: every vendored provider, by name. */
export function renderComposition(providers: readonly ComposedProvider[]): string {
  const sorted = [...providers].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = (line: (provider: ComposedProvider) => string): string => sorted.map(line).join("\n");
  return `${generatedMark("specs")}
${lines(({ name, identifier }) => `import { create${identifier}, type ${identifier}, type ${identifier}Options } from ${literal(`@calloff/${name}`)};`)}

/** Options for each provider, by its name. */
export interface ProvidersOptions {
${lines(
  ({ name, identifier }) => `  /** Options of {@link create${identifier}}. */
  readonly ${literal(name)}?: ${identifier}Options | undefined;`,
)}
}

/** Every provider, by its name. */
export interface Providers {
${lines(
  ({ name, identifier }) => `  /** ${identifier}, ready to be called. */
  readonly ${literal(name)}: ${identifier};`,
)}
}

/**
 * Makes a client of each provider. Keys are looked for at each call, so a program needs only those that it uses.
 *
 * @throws CalloffError \`invalid-options\`
 */
export function createProviders(options: ProvidersOptions = {}): Providers {
  return {
${lines(({ name, identifier }) => `    ${literal(name)}: create${identifier}(options[${literal(name)}]),`)}
  };
}
`;
}

/** Packages of ours that are no providers. */
const OURS = ["@calloff/core", "@calloff/runtime"];

/** The manifest of `calloff`, depending on every provider and leaving everything else as it is. */
export function composeManifest(manifest: string, names: readonly string[]): string {
  const parsed = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const others = Object.entries(parsed.dependencies).filter(
    ([name]) => !name.startsWith("@calloff/") || OURS.includes(name),
  );
  const providers = names.map((name) => [`@calloff/${name}`, "workspace:^"]);
  const dependencies = Object.fromEntries(
    [...others, ...providers].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify({ ...parsed, dependencies }, null, 2)}\n`;
}
