import type { Operation, Warn } from "@calloff/openapi/internal";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "@calloff/openapi/internal";
import type {
  CredentialDescriptor,
  Requirement,
  SchemeDescriptor,
  SecurityDescriptor,
} from "@calloff/runtime";
import { readSchemes, type Scheme } from "./security-scheme.ts";

/** What keys the operations take. Neither, where they take none; never both. */
export interface CredentialModel {
  /** One key, in one header, for all operations. */
  readonly credential?: CredentialDescriptor;
  /** Everything else. */
  readonly security?: SecurityDescriptor;
}

/**
 * What keys the operations take, from their security requirements. Where the overlay gives a scheme an
 * `x-calloff-credential`, the alternatives of schemes that have one are chosen, and no others; where it gives none,
 * all are kept, and environment variables are named after the provider.
 */
export function readCredentials(
  provider: string,
  document: JsonObject,
  operations: readonly Operation[],
  warn: Warn,
): CredentialModel {
  const schemes = readSchemes(provider, document, warn);
  const byOperation = new Map<string, readonly Requirement[]>();
  const perList = new Map<JsonValue | undefined, readonly Requirement[]>();
  for (const { path, method, operation } of operations) {
    const { security } = operation;
    const list = security ?? document["security"];
    const at = security === undefined ? ["security"] : ["paths", path, method, "security"];
    const alternatives = perList.get(list) ?? readAlternatives(list, schemes, { path: at, warn });
    perList.set(list, alternatives);
    byOperation.set(`${method.toUpperCase()} ${path}`, alternatives);
  }
  return toModel(provider, byOperation, schemes);
}

function readAlternatives(
  list: JsonValue | undefined,
  schemes: ReadonlyMap<string, Scheme>,
  { path, warn }: { path: JsonPath; warn: Warn },
): readonly Requirement[] {
  if (!Array.isArray(list)) return [];
  const all = list.filter(isJsonObject).map((requirement) => Object.keys(requirement));
  const usable = all.filter((names) => names.every((name) => schemes.has(name)));
  if (usable.length === 0 && all.length > 0) {
    const message = "no way is known to send a key that the document asks for here; it is called without one";
    warn({ path, message });
  }
  const chosen = usable.filter(
    (names) => names.length > 0 && names.every((name) => schemes.get(name)?.isChosen),
  );
  const optional = usable.filter((names) => names.length === 0);
  const kept = chosen.length > 0 ? [...chosen, ...optional] : usable;
  const canonical = kept.map((names) =>
    [...new Set(names.map((name) => canonicalName(name, schemes)))].sort(),
  );
  const unique = [...new Map(canonical.map((names) => [JSON.stringify(names), names])).values()];
  // None is last, because where a key is not needed one that is there is sent all the same.
  return [...unique.filter(({ length }) => length > 0), ...unique.filter(({ length }) => length === 0)];
}

/** Of schemes that are sent alike, such as OAuth and a bearer token, the first that the overlay names, or the first. */
function canonicalName(name: string, schemes: ReadonlyMap<string, Scheme>): string {
  const wireOf = ({ in: where, name, prefix, basic }: Scheme): string =>
    JSON.stringify([where, where === "header" ? name.toLowerCase() : name, prefix, basic]);
  const own = schemes.get(name);
  const alike = [...schemes].filter(([, scheme]) => own !== undefined && wireOf(scheme) === wireOf(own));
  const [first] = alike.find(([, { isChosen }]) => isChosen) ?? alike[0] ?? [name];
  return first;
}

function toModel(
  provider: string,
  byOperation: ReadonlyMap<string, readonly Requirement[]>,
  declared: ReadonlyMap<string, Scheme>,
): CredentialModel {
  const usual = mostCommon([...byOperation.values()].map((alternatives) => JSON.stringify(alternatives)));
  const requirements: readonly Requirement[] = usual === undefined ? [] : JSON.parse(usual);
  const deviating = [...byOperation].filter(([, alternatives]) => JSON.stringify(alternatives) !== usual);
  const used = [...requirements.flat(), ...deviating.flatMap(([, alternatives]) => alternatives.flat())];
  const schemes = nameVariables(provider, [...new Set(used)], declared);
  const [[, only] = []] = Object.entries(schemes);
  if (only === undefined) return {};
  const isOneForAll =
    deviating.length === 0 && JSON.stringify(requirements.map(({ length }) => length)) === "[1]";
  if (isOneForAll && only.in === "header" && only.basic === undefined) {
    return { credential: { header: only.name, prefix: only.prefix, env: only.env } };
  }
  const operations = deviating.length === 0 ? {} : { operations: Object.fromEntries(deviating) };
  return { security: { schemes, requirements, ...operations } };
}

/** The schemes of these names, each with an environment variable of its own. */
function nameVariables(
  provider: string,
  names: readonly string[],
  declared: ReadonlyMap<string, Scheme>,
): Record<string, SchemeDescriptor> {
  const prefix = toVariable(provider);
  const taken = new Set([...declared.values()].map(({ env }) => env));
  const named: [string, SchemeDescriptor][] = [];
  for (const name of names) {
    const scheme = declared.get(name);
    if (scheme === undefined) continue;
    const { env, isChosen, ...sent } = scheme;
    const wanted = named.length === 0 ? `${prefix}_API_KEY` : `${prefix}_${toVariable(name) || "KEY"}`;
    let free = env ?? wanted;
    for (let count = 2; env === undefined && taken.has(free); count += 1) free = `${wanted}_${count}`;
    taken.add(free);
    named.push([name, { ...sent, env: free }]);
  }
  return Object.fromEntries(named);
}

/** `open-ai` and `openAi` as `OPEN_AI`. */
function toVariable(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .toUpperCase();
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
