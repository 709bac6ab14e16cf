import { expect, test } from "vitest";
import { applyTracked } from "./apply-overlay.ts";
import { checkOperationOrigins } from "./operation-origins.ts";
import { Origins } from "./origins.ts";

const document = { paths: { "/jobs/{id}": { delete: { summary: "Cancel" } } } };
const mark = { "x-calloff-origin": { from: "overlay", source: "acme.example" } };

function check(target: string, update: object): void {
  const origins = new Origins();
  const locate = (path: readonly (string | number)[]) => ({ file: `overlay.yaml#/${path.join("/")}` });
  const actions = [{ target, update: update as never }];
  checkOperationOrigins(applyTracked(document, { actions }, locate, origins), origins, locate);
}

test("an operation that the overlay adds is marked", () => {
  expect(() => check("$.paths['/jobs/{id}']", { get: { ...mark, summary: "Read" } })).not.toThrow();
  expect(() => check("$.paths", { "/other": { get: { ...mark } } })).not.toThrow();
});

test("one that is not marked is refused, on the path of another as on a path of its own", () => {
  expect(() => check("$.paths['/jobs/{id}']", { get: { summary: "Read" } })).toThrow(
    /overlay\.yaml.*GET \/jobs\/\{id\} is not in the vendor's document: give it x-calloff-origin/,
  );
  expect(() => check("$.paths", { "/other": { put: {} } })).toThrow(
    "PUT /other is not in the vendor's document",
  );
});

test("a mark on the vendor's own operation is refused, and what the overlay says of it is not", () => {
  expect(() => check("$.paths['/jobs/{id}'].delete", mark)).toThrow(
    "DELETE /jobs/{id} is in the vendor's document: take x-calloff-origin away.",
  );
  expect(() => check("$.paths['/jobs/{id}'].delete", { description: "more" })).not.toThrow();
});
