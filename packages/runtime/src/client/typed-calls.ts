import type {
  ClientPathsWithMethod,
  FetchResponse,
  MaybeOptionalInit,
  Client as OpenapiFetchClient,
} from "openapi-fetch";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type MediaType = `${string}/${string}`;

/** The calls of openapi-fetch's client over these paths, but that an answer that is a Blob has the type of one. */
export type TypedCalls<Paths extends object> = {
  [Name in Uppercase<Method>]: Call<Paths, Lowercase<Name>>;
} & {
  request<
    Name extends Method,
    Path extends PathWith<Paths, Name>,
    Init extends MaybeOptionalInit<Paths[Path], Name & keyof Paths[Path]>,
  >(
    method: Name,
    url: Path,
    ...init: Options<Init>
  ): Promise<Answer<Paths[Path][Name & keyof Paths[Path]], Init>>;
};

type Call<Paths extends object, Name extends Method> = <
  Path extends PathWith<Paths, Name>,
  Init extends MaybeOptionalInit<Paths[Path], Name & keyof Paths[Path]>,
>(
  url: Path,
  ...init: Options<Init>
) => Promise<Answer<Paths[Path][Name & keyof Paths[Path]], Init>>;

type PathWith<Paths extends object, Name extends Method> = ClientPathsWithMethod<
  OpenapiFetchClient<Paths>,
  Name
>;

/** An argument that may be left out where it has nothing that must be there. */
type Options<Init> = object extends Init ? [(Init & Others)?] : [Init & Others];

interface Others {
  [option: string]: unknown;
}

type Answer<Operation, Init> = WithBlobs<FetchResponse<Operation & object, Init, MediaType>>;

type WithBlobs<Response> = { [Part in keyof Response]: Whole<Response[Part]> };

type Whole<Part> = Part extends TakenApart ? Blob : Part;

/** It takes every type of an answer apart, property by property, and no method of a Blob could be called after that. */
type TakenApart = NonNullable<
  FetchResponse<{ responses: { 200: { content: { "*/*": Blob } } } }, object, MediaType>["data"]
>;
