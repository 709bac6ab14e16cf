import { expectTypeOf, test } from "vitest";
import type { Client } from "./typed-client.ts";

interface Paths {
  "/found": {
    query: {
      requestBody: { content: { "application/json": { text: string } } };
      responses: { 200: { content: { "application/json": string[] } } };
    };
    COPY: {
      parameters: { query: { to: string } };
      responses: { 200: { content: { "application/json": { id: number } } } };
    };
  };
  "/plain": {
    get: {
      responses: {
        200: { content: { "application/json": { id: number; tags?: string[] } } };
        404: { content: { "application/json": { why: string } } };
      };
    };
  };
  "/files": {
    post: {
      requestBody: { content: { "multipart/form-data": { file: Blob; others?: Blob[]; label?: string } } };
      responses: { 200: { content: { "application/pdf": Blob } } };
    };
    get: {
      parameters: { query: { page: number } };
      responses: { 200: { content: { "application/pdf": Blob | null } } };
    };
    put: { requestBody: { content: { "application/zip": Blob } }; responses: { 204: { content?: never } } };
  };
  "/default": {
    get: { responses: { default: { content: { "application/json": { id: string } } } } };
    put: {
      responses: {
        404: { content: { "application/json": { why: string } } };
        default: { content: { "application/json": { id: string } } };
      };
    };
    post: { responses: { 205: { content?: never }; 302: { content: { "text/plain": string } } } };
  };
  "/curve": {
    put: {
      requestBody?: { content: { "application/json": { curve: [string, ...number[]]; extra?: unknown } } };
      responses: {
        "2XX": { content: { "application/json": [string, ...number[]] } };
        default: { content: { "application/json": { why: [number, string] } } };
      };
    };
  };
}

// Compiled, never called.
const calls = async (client: Client<Paths>) => {
  const file = new Blob([]);
  const plain = await client.GET("/plain");
  const sent = await client.POST("/files", { body: { file, others: [file] } });
  return {
    plain,
    sent: sent.data,
    maybe: (await client.GET("/files", { params: { query: { page: 1 } } })).data,
    named: (await client.request("post", "/files", { body: { file } })).data,
    asked: (await client.POST("/files", { body: { file }, parseAs: "stream" })).data,
    put: (await client.PUT("/files", { body: file })).data,
    curve: await client.PUT("/curve", { body: { curve: ["a", 1, 2] } }),
    only: await client.GET("/default"),
    others: await client.PUT("/default"),
    reset: await client.POST("/default"),
    noCurve: await client.PUT("/curve"),
    found: (await client.QUERY("/found", { body: { text: "a" } })).data,
    requested: (await client.request("QUERY", "/found", { body: { text: "a" } })).data,
    copied: (await client.request("COPY", "/found", { params: { query: { to: "b" } } })).data,
    wrong: [
      // @ts-expect-error a body is missing
      () => client.QUERY("/found"),
      // @ts-expect-error no such method there
      () => client.QUERY("/plain", { body: { text: "a" } }),
      // @ts-expect-error nor anywhere
      () => client.request("MOVE", "/found"),
      // @ts-expect-error a parameter is missing
      () => client.request("COPY", "/found"),
      // @ts-expect-error no such path
      () => client.GET("/nowhere"),
      // @ts-expect-error no such method there
      () => client.PUT("/plain"),
      // @ts-expect-error a parameter is missing
      () => client.GET("/files"),
      // @ts-expect-error a file is no text
      () => client.POST("/files", { body: { file: "text" } }),
      // @ts-expect-error nor is a body of bytes
      () => client.PUT("/files", { body: "text" }),
      // @ts-expect-error the first of a tuple is a text
      () => client.PUT("/curve", { body: { curve: [1, 2] } }),
      // @ts-expect-error there is no such property
      () => client.PUT("/curve", { body: { curve: ["a"], other: 1 } }),
      // @ts-expect-error there is no body
      () => client.GET("/plain", { body: {} }),
    ],
  };
};

test("bodies have the types of the document, Blobs their methods and tuples their length", () => {
  type Given = Awaited<ReturnType<typeof calls>>;
  expectTypeOf<Given["sent"]>().toEqualTypeOf<Blob | undefined>();
  expectTypeOf<Given["maybe"]>().toEqualTypeOf<Blob | null | undefined>();
  expectTypeOf<Given["named"]>().toEqualTypeOf<Blob | undefined>();
  expectTypeOf<Given["asked"]>().toEqualTypeOf<ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined>();
  expectTypeOf<Given["put"]>().toEqualTypeOf<undefined>();
  expectTypeOf<Given["curve"]["data"]>().toEqualTypeOf<[string, ...number[]] | undefined>();
  expectTypeOf<Given["curve"]["error"]>().toEqualTypeOf<{ why: [number, string] } | undefined>();
  expectTypeOf<Given["plain"]["data"]>().toEqualTypeOf<{ id: number; tags?: string[] } | undefined>();
  expectTypeOf<Given["plain"]["error"]>().toEqualTypeOf<{ why: string } | undefined>();
  expectTypeOf<Given["plain"]["response"]>().toEqualTypeOf<Response>();
  expectTypeOf<Client<Paths>>().toHaveProperty("use");
});

test("methods of OpenAPI 3.2 are called as others are", () => {
  type Given = Awaited<ReturnType<typeof calls>>;
  expectTypeOf<Given["found"]>().toEqualTypeOf<string[] | undefined>();
  expectTypeOf<Given["requested"]>().toEqualTypeOf<string[] | undefined>();
  expectTypeOf<Given["copied"]>().toEqualTypeOf<{ id: number } | undefined>();
});

test("an answer that is only documented as `default` is a success or an error, by its status", () => {
  type Given = Awaited<ReturnType<typeof calls>>;
  expectTypeOf<Given["only"]["data"]>().toEqualTypeOf<{ id: string } | undefined>();
  expectTypeOf<Given["only"]["error"]>().toEqualTypeOf<{ id: string } | undefined>();
  expectTypeOf<Given["others"]["data"]>().toEqualTypeOf<{ id: string } | undefined>();
  expectTypeOf<Given["others"]["error"]>().toEqualTypeOf<{ why: string } | { id: string } | undefined>();
  expectTypeOf<Given["reset"]["data"]>().toEqualTypeOf<undefined>();
  expectTypeOf<Given["reset"]["error"]>().toEqualTypeOf<string | undefined>();
});
