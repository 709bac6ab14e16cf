import { CalloffError } from "@calloff/runtime";
import { describe, expect, test } from "vitest";

/**
 * Declares tests that hold a provider package to the shape that all of them have.
 *
 * @param provider the provider's name, as in `acme`
 * @param identifier the name in `create<Identifier>`, as in `Acme`
 * @param exports the package as a module
 */
export function describeExports(provider: string, identifier: string, exports: object): void {
  describe(`${provider}: exports`, () => {
    test("are those of every provider package", () => {
      expect(Object.keys(exports).sort()).toEqual(
        ["CalloffError", `create${identifier}`, "descriptor"].sort(),
      );
    });

    test("are what their names say", () => {
      expect(exports).toMatchObject({ CalloffError, descriptor: { name: provider } });
      const { descriptor } = exports as { descriptor: object };
      const create = (exports as Record<string, unknown>)[`create${identifier}`] as (
        options: object,
      ) => object;
      // Without a key: it is looked for when it is needed. Some vendors' documents do not say where the vendor is.
      const able = ["cancel", "status"].filter((ability) => ability in descriptor);
      expect(Object.keys(create({ baseUrl: "https://vendor.example" })).sort()).toEqual(
        [...able, "client", "descriptor", "name"].sort(),
      );
    });
  });
}
