import { CalloffError, type KindsDescriptor } from "@calloff/runtime";
import { describe, expect, test } from "vitest";

function abilitiesOf(descriptor: object): string[] {
  return ["cancel", "status"].filter((ability) => ability in descriptor);
}

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
      const client = create({ baseUrl: "https://vendor.example" }) as Record<string, object>;
      const { kinds = {} } = descriptor as Partial<KindsDescriptor>;
      expect(Object.keys(client).sort()).toEqual(
        [...Object.keys(kinds), ...abilitiesOf(descriptor), "client", "descriptor", "name"].sort(),
      );
      for (const [kind, operations] of Object.entries(kinds)) {
        expect(Object.keys(client[kind] ?? {}).sort()).toEqual(
          [...abilitiesOf(operations), "descriptor", "name"].sort(),
        );
        expect(client[kind]).toMatchObject({ name: `${provider}.${kind}` });
      }
    });
  });
}
