import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { generateProvider, readProviderModel } from "@calloff/codegen/internal";
import { exampleCalls } from "@calloff/dev/internal";
import { readDocument } from "@calloff/openapi/internal";
import { expect, test } from "vitest";
import { compileError } from "./compile.ts";

const { value: document } = await readDocument(
  fileURLToPath(new URL("fixtures/files.yaml", import.meta.url)),
);
const generated = await generateProvider(readProviderModel("files", document), document);

/** What the compiler says of code that uses the package. */
function errorOf(code: string): string | undefined {
  // In no folder, but below this package, where the runtime is found.
  const place = (name: string): string => resolve("src", "files-package", name);
  const files = new Map([...generated].map(([name, text]) => [place(name), text]));
  files.set(place("app.ts"), code);
  return compileError([place("app.ts")], files, "ours");
}

const START = `import { createFiles } from "./index.ts";
const { client } = createFiles({});
`;

test("files are Blobs on the way there and on the way back, without a cast", () => {
  const code = `${START}
export async function copy(file: File, image: Blob): Promise<Blob | undefined> {
  const added = await client.POST("/documents", { body: { file, preview: null, title: "A" } });
  const id: string | undefined = added.data?.id;
  const wrong: string | undefined = added.error;
  const params = { path: { id: id ?? wrong ?? "" } };
  await client.PUT("/documents/{id}", { params, body: image });
  await client.POST("/documents/{id}/pages", { params, body: { pages: [image, file], cover: null, order: [2, 1] } });
  const { data } = await client.GET("/documents/{id}", { params });
  console.log(await data?.text(), (await data?.arrayBuffer())?.byteLength, data?.size);
  return data;
}

export async function read(): Promise<string> {
  const { data: list = [] } = await client.GET("/report");
  const { data: csv } = await client.GET("/report", { headers: { accept: "text/csv" }, parseAs: "text" });
  const { data: feed = "" } = await client.GET("/feed");
  await client.PUT("/feed", { body: feed.trim() });
  return list.map(({ id }) => id).join() + csv?.toUpperCase();
}

export async function wrongly(): Promise<void> {
  const params = { path: { id: "a" } };
  // @ts-expect-error a file is no text
  await client.POST("/documents", { body: { file: "text" } });
  // @ts-expect-error nor may it be missing
  await client.POST("/documents", { body: { title: "A" } });
  // @ts-expect-error and only one that is said to may be null
  await client.POST("/documents", { body: { file: null } });
  // @ts-expect-error a body of bytes is no text
  await client.PUT("/documents/{id}", { params, body: "%PDF" });
  // @ts-expect-error a text in a list of files
  await client.POST("/documents/{id}/pages", { params, body: { pages: ["text"] } });
  // @ts-expect-error XML is a text, whatever its schema says
  (await client.GET("/feed")).data?.entry;
  // @ts-expect-error what comes is a Blob
  (await client.GET("/documents/{id}", { params })).data?.toUpperCase();
}
`;
  expect(errorOf(code)).toBeUndefined();
});

test("the examples of a README compile, with bytes in them", () => {
  const all = Object.keys(document["paths"] as object).flatMap((path) =>
    exampleCalls({ ...document, paths: { [path]: (document["paths"] as never)[path] } }, undefined),
  );
  expect(all).toContain('client.POST("/documents", { body: { file: new Blob(["string"]) } })');
  expect(all).toContain(
    'client.PUT("/documents/{id}", { params: { path: { id: "string" } }, body: new Blob(["string"]) })',
  );
  expect(all).toHaveLength(7);
  expect(errorOf(START + all.map((call) => `await ${call};\n`).join(""))).toBeUndefined();
});
