import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Finds the OpenAPI document that a provider's package exports as `openapi.json`: as seen from `from`, from the
 * working directory (which finds it inside the provider's own package too), then from this package.
 *
 * @returns its path.
 * @throws TypeError when the name cannot be a provider's, or `from` is not a place.
 * @throws Error when the package is not installed, or has no such export.
 */
export function findProviderDocument(provider: string, from?: string | URL): string {
  if (!/^[a-z][a-z0-9-]*$/.test(provider)) {
    throw new TypeError(
      `not a provider's name: ${JSON.stringify(provider)} (lower-case letters, digits and hyphens)`,
    );
  }
  const name = `@calloff/${provider}`;
  const places = [
    ...(from === undefined ? [] : [from]),
    join(process.cwd(), "package.json"),
    import.meta.url,
  ];
  for (const place of places) {
    const path = resolveFrom(place, `${name}/openapi.json`);
    if (path !== undefined) return path;
  }
  const looked = places.slice(0, -1).map(String).join(" and ");
  throw new Error(
    `${name}/openapi.json was not found from ${looked}: npm install --save-dev ${name}, or say where it is installed with { from: import.meta.url }, or pass { document }`,
  );
}

function resolveFrom(place: string | URL, specifier: string): string | undefined {
  const require = requireFrom(place);
  try {
    return require.resolve(specifier);
  } catch {
    return undefined;
  }
}

function requireFrom(place: string | URL): NodeJS.Require {
  try {
    return createRequire(place);
  } catch (cause) {
    throw new TypeError(`from must be import.meta.url or an absolute path, got ${String(place)}`, { cause });
  }
}
