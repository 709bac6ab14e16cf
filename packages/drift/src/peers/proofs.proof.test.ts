import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openapiTypes } from "@calloff/codegen/internal";
import { parseDocument } from "@calloff/openapi/internal";
import { beforeAll, expect, test } from "vitest";
import { type Compiled, compileProofs } from "./compile-proofs.ts";
import { readChapters } from "./find-disagreements.ts";
import { givenCases, ownPairs } from "./pair.ts";

const pairs = new Map([...givenCases(), ...ownPairs()].map((pair) => [pair.name, pair]));
const explained = readChapters(fileURLToPath(new URL("explanations", import.meta.url))).flatMap(
  ({ explanations }) => explanations.flatMap((one) => one.pairs.map((name) => ({ name, ...one }))),
);
const types = new Map<string, { before: string; after: string }>();
let compiled: ReadonlyMap<string, Compiled>;

async function typesOf(file: string): Promise<string> {
  return openapiTypes(parseDocument(readFileSync(file, "utf8"), { file }).value, file);
}

beforeAll(async () => {
  for (const { name } of explained) {
    const { base, revision } = pairs.get(name) ?? { base: "", revision: "" };
    types.set(name, { before: await typesOf(base), after: await typesOf(revision) });
  }
  compiled = compileProofs(
    explained.flatMap(({ name, proof }) => {
      const sides = types.get(name);
      return proof === undefined || sides === undefined ? [] : [{ name, code: proof, ...sides }];
    }),
  );
});

for (const { name, proof } of explained) {
  const bump = pairs.get(name)?.expected.bump;
  if (proof === undefined) {
    test(`${name}: no code can show it, because the types are the same`, () => {
      expect(types.get(name)?.after).toBe(types.get(name)?.before);
    });
  } else if (bump === "major") {
    test(`${name}: a user's code compiled before and does not afterwards`, () => {
      expect(compiled.get(name)?.before).toEqual([]);
      expect(compiled.get(name)?.after).toContainEqual(expect.stringMatching(/^TS\d+: /));
    });
  } else {
    test(`${name}: a user's code compiles before and afterwards`, () => {
      expect(compiled.get(name)).toEqual({ before: [], after: [] });
    });
  }
}
