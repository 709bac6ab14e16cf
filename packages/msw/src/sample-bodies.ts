import { generateSync, type JsonSchema } from "json-schema-faker";
import type { BodySchema } from "./body-schema.ts";
import { objectIn } from "./documented-operation.ts";

/** The generator takes other ways through a schema with each. */
const SEEDS = [1, 2, 3];

/** Choices inside choices that are followed. */
const MAX_DEPTH = 3;

/**
 * Bodies to choose from, the best first: what the document shows, then what is made up from the schema, for each of its
 * variants, with all properties and with those alone that are required. They are the same each time, and not all of them
 * are valid.
 */
export function* sampleBodies(schema: BodySchema, examples: readonly unknown[]): Generator<unknown> {
  yield* examples;
  const variants = variantsOf(schema, schema["$defs"], MAX_DEPTH);
  for (const seed of SEEDS)
    for (const everything of [true, false])
      for (const variant of variants) yield* madeUp(variant, seed, everything);
}

/** A schema for each choice that a body has. The generator would leave out what is not required of a variant. */
function variantsOf(schema: BodySchema, $defs: unknown, depth: number): BodySchema[] {
  const { $ref: reference, oneOf, anyOf, ...rest } = schema;
  if (typeof reference === "string") {
    const target = objectIn(objectIn($defs)[reference.slice("#/$defs/".length)]);
    return depth === 0 ? [schema] : variantsOf({ ...target, ...rest, $defs }, $defs, depth - 1);
  }
  const choices: unknown = oneOf ?? anyOf;
  if (!Array.isArray(choices) || depth === 0) return [schema];
  return choices.flatMap((choice) =>
    variantsOf(objectIn(choice), $defs, depth - 1).map((variant) =>
      // What stands beside the choice holds for each of them.
      "type" in rest || "properties" in rest ? { ...rest, allOf: [variant], $defs } : { ...variant, $defs },
    ),
  );
}

/** Nothing where the generator throws, as it does at what it does not know. */
function madeUp(schema: BodySchema, seed: number, everything: boolean): unknown[] {
  const options = {
    seed,
    alwaysFakeOptionals: everything,
    optionalsProbability: everything ? 1 : 0,
    maxDefaultItems: 1,
    useExamplesValue: true,
  };
  try {
    return [generateSync(schema as JsonSchema, options)];
  } catch {
    return [];
  }
}
