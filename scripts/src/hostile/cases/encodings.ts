import { acme } from "../acme.ts";
import type { HostileFamily } from "../hostile-case.ts";

const YAML = "openapi.yaml";

/** A small document in YAML, and these lines at its end. */
function yaml(...lines: readonly string[]): string {
  return `openapi: 3.1.0
info: { title: Acme, version: "1" }
servers: [{ url: "https://api.acme.example/v1" }]
paths:
  /jobs:
    get:
      responses:
        "200": { description: "" }
${lines.join("\n")}
`;
}

const json = (): string => JSON.stringify(acme());

export const encodings: HostileFamily = {
  name: "encodings and the odd corners of YAML and JSON",
  compilesClient: false,
  cases: [
    { name: "a byte order mark before JSON", source: () => `\ufeff${json()}` },
    { name: "a byte order mark before YAML", file: YAML, source: () => `\ufeff${yaml()}` },
    {
      name: "bytes that are not UTF-8",
      source: () => Buffer.concat([Buffer.from(json()), Buffer.from([0xff, 0xfe])]),
      refused: /is not UTF-8/,
    },
    { name: "UTF-16", source: () => Buffer.from(`\ufeff${json()}`, "utf16le"), refused: /is not UTF-8/ },
    { name: "NUL in YAML", file: YAML, source: () => yaml("x-a: \0") },
    {
      name: "a key that is there twice in JSON",
      source: () => json().replace('"paths"', '"paths":{},"paths"'),
      refused: /twice/,
    },
    {
      name: "a key that is there twice in YAML",
      file: YAML,
      source: () => yaml("paths: {}"),
      refused: /twice/,
    },
    {
      name: "a key that is there twice, escaped once",
      source: () => json().replace('"paths"', '"p\\u0061ths":{},"paths"'),
      refused: /twice/,
    },
    {
      name: "a function in YAML",
      file: YAML,
      source: () => yaml("x-a: !!js/function 'function () { globalThis.canary = 1 }'"),
      refused: /function/,
    },
    {
      name: "an object of another language in YAML",
      file: YAML,
      source: () => yaml("x-a: !!python/object/apply:os.system ['touch canary']"),
      refused: /openapi\.yaml/,
    },
    {
      name: "a regular expression in YAML",
      file: YAML,
      source: () => yaml("x-a: !!js/regexp /(a+)+$/"),
      refused: /regexp/,
    },
    { name: "bytes in YAML", file: YAML, source: () => yaml("x-a: !!binary Y2FuYXJ5"), refused: /binary/ },
    { name: "merge keys", file: YAML, source: () => yaml("x-a: &a { b: 1 }", "x-c: { <<: *a, d: 2 }") },
    {
      name: "a merge key with __proto__",
      file: YAML,
      source: () =>
        yaml(
          "x-a: &a { __proto__: { canary: 1 }, constructor: { prototype: { canary: 1 } } }",
          "x-c: { <<: *a }",
        ),
    },
    {
      name: "a merge key that is no mapping",
      file: YAML,
      source: () => yaml("x-a: { <<: canary }"),
      refused: /broken YAML/,
    },
    {
      name: "a list as a key",
      file: YAML,
      source: () => yaml("? [a, b]", ": c"),
      refused: /a key must be a plain value/,
    },
    { name: "an alias of itself", file: YAML, source: () => yaml("x-a: &a [*a]"), refused: /\*a/ },
    { name: "a merge of itself", file: YAML, source: () => yaml("x-a: &a { <<: *a }"), refused: /\*a/ },
    { name: "an alias of nothing", file: YAML, source: () => yaml("x-a: *nothing"), refused: /nothing/ },
    {
      name: "infinity in YAML",
      file: YAML,
      source: () => yaml("x-a: .inf"),
      refused: /not a number in JSON/,
    },
    { name: "1e999 in YAML", file: YAML, source: () => yaml("x-a: 1e999"), refused: /not a number in JSON/ },
    {
      name: "1e999 in JSON",
      source: () => json().replace("{", '{"x-a":1e999,'),
      refused: /larger than programs can hold/,
    },
    {
      name: "a number of 10,000 digits",
      source: () => json().replace("{", `{"x-a":${"9".repeat(10_000)},`),
      refused: /larger than programs can hold/,
    },
    {
      name: "two documents in one file",
      file: YAML,
      source: () => `${yaml()}---\n${yaml()}`,
      refused: /several YAML documents/,
    },
    { name: "YAML 1.1", file: YAML, source: () => `%YAML 1.1\n---\n${yaml()}`, refused: /YAML 1\.1/ },
    { name: "tabs for spaces", file: YAML, source: () => yaml("x-a:", "\tb: 1"), refused: /broken YAML/ },
    {
      name: "an anchor that is a terminal escape",
      file: YAML,
      source: () => yaml("x-a: *\u001b[2J"),
      refused: /openapi\.yaml/,
    },
    {
      name: "a tag that is a terminal escape",
      file: YAML,
      source: () => yaml("x-a: !<\u001b[2J> b"),
      refused: /openapi\.yaml/,
    },
    {
      name: "HTML",
      file: "page.md",
      source: () => "<!doctype html><script>globalThis.canary = 1</script>",
      refused: /is HTML/,
    },
    { name: "nothing", source: () => "", refused: /is empty/ },
    { name: "a list", file: YAML, source: () => "- openapi: 3.1.0\n", refused: /./ },
    { name: "Swagger 2", source: () => ({ swagger: "2.0\u001b[2J" }), refused: /Swagger/ },
  ],
};
