import { documentOf, failureOf, JSON_DOCUMENT, mintlifyPage, YAML_DOCUMENT } from "@calloff/test-support";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DriftWorkspace, driftWorkspace } from "./testing/drift-workspace.ts";

let workspace: DriftWorkspace;
beforeEach(async () => {
  workspace = await driftWorkspace();
});
afterEach(() => workspace[Symbol.asyncDispose]());

const BREAKING = YAML_DOCUMENT.replace("type: integer", "type: boolean");

async function compare(before: string, after: string): Promise<[number, { bump: string; compared: object }]> {
  const { status, output } = await workspace.run("--compare", before, after, "--format", "json");
  return [status, JSON.parse(output)];
}

it.each([
  ["the same", YAML_DOCUMENT, 0, "none"],
  ["the same in a page", mintlifyPage("yaml"), 0, "none"],
  ["one that breaks code", BREAKING, 1, "major"],
  ["other words", YAML_DOCUMENT.replace("Canceled", "It is canceled"), 1, "patch"],
])("two documents of any name, where the second is %s", async (_, newer, status, bump) => {
  const before = await workspace.write("v1.txt", YAML_DOCUMENT);
  const after = await workspace.write("v2", newer);
  expect(await compare(before, after)).toMatchObject([status, { bump, compared: { before, after } }]);
});

it("a document at a URL, with nothing vendored", async () => {
  const site = await workspace.site({ "/v1": YAML_DOCUMENT, "/v2": BREAKING });
  expect(await compare(`${site.url}/v1`, `${site.url}/v2`)).toMatchObject([1, { bump: "major" }]);
});

it.each([
  ["that is not there", undefined, "there is no such file"],
  ["in Swagger", documentOf("3.1.0").replace("openapi: 3.1.0", "swagger: '2.0'"), "Swagger 2.0; convert it"],
  ["in OpenAPI 3.3", documentOf("3.3.0"), "OpenAPI 3.3.0 is not supported; 3.0.x, 3.1.x and 3.2.x are."],
  ["of something else", "a: 1\n", "no OpenAPI document found"],
  ["that is broken", '{"openapi":"3.1.0",}', ":1:20: broken JSON"],
  ["in HTML", "<!doctype html>", "is HTML"],
  [
    "with a reference to nothing",
    JSON_DOCUMENT.replace('{"type":"integer"}', '{"$ref":"#/components/schemas/Id"}'),
    '$ref "#/components/schemas/Id" leads nowhere.',
  ],
  [
    "with a reference to elsewhere",
    JSON_DOCUMENT.replace('{"type":"integer"}', '{"$ref":"other.yaml"}'),
    '$ref "other.yaml" leaves the document',
  ],
])("a document %s cannot be compared, on either side", async (_, content, message) => {
  const good = await workspace.write("good.yaml", YAML_DOCUMENT);
  const bad = content === undefined ? workspace.path("bad") : await workspace.write("bad", content);
  for (const args of [
    [good, bad],
    [bad, good],
  ]) {
    const said = await failureOf(() => workspace.run("--compare", ...args));
    expect(said).toContain(`${bad}:`);
    expect(said).toContain(message);
  }
});
