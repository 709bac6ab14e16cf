interface Printer {
  inspect(value: unknown, options: object): string;
}

/** Wherever in a value a text shows: in what is printed of it, and in any of its properties, hidden ones too. */
export function placesOf(text: string, value: unknown): string[] {
  const printed = prints(value).filter(([, shown]) => shown.includes(text));
  return [...printed.map(([how]) => how), ...walk(text, value, "", new Set())];
}

/** In all the ways in which this runtime prints a value. */
function prints(value: unknown): [how: string, shown: string][] {
  const { Bun, Deno, process } = globalThis as {
    Bun?: { inspect(value: unknown, options: object): string };
    Deno?: Printer;
    process?: { getBuiltinModule?: (name: string) => Printer | undefined };
  };
  const options = { depth: 9, showHidden: true };
  return [
    ["String", String(value)],
    ["JSON", JSON.stringify(value) ?? ""],
    ["Bun.inspect", Bun?.inspect(value, options) ?? ""],
    ["Deno.inspect", Deno?.inspect(value, options) ?? ""],
    ["util.inspect", process?.getBuiltinModule?.("node:util")?.inspect(value, options) ?? ""],
  ];
}

function walk(text: string, value: unknown, path: string, known: Set<unknown>): string[] {
  if (typeof value === "string") return value.includes(text) ? [path] : [];
  if (typeof value !== "object" || value === null || known.has(value)) return [];
  known.add(value);
  return Reflect.ownKeys(value).flatMap((name) => [
    ...(String(name).includes(text) ? [`${path}/(name)`] : []),
    ...walk(text, (value as Record<PropertyKey, unknown>)[name], `${path}/${String(name)}`, known),
  ]);
}
