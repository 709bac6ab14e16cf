import type { BodySerializer, MaybeOptionalInit, ParseAsResponse } from "openapi-fetch";

/** The methods with functions of their own. */
type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query";

/**
 * The calls of openapi-fetch's client over these paths, but that bodies have the types that are generated. It takes
 * each apart, in search of marks of what is read or written only, after which a tuple is a list of any length and no
 * method of a Blob can be called. Here types are generated for each direction, without such marks.
 */
export type TypedCalls<Paths extends object> = {
  [Name in Uppercase<Method>]: Call<Paths, Lowercase<Name>>;
} & {
  request<
    Name extends MethodIn<Paths> | Uppercase<Method>,
    Path extends PathWith<Paths, KeyOf<Name>>,
    Init extends InitOf<Paths[Path], KeyOf<Name> & keyof Paths[Path]>,
  >(
    method: Name,
    url: Path,
    ...init: Options<Init>
  ): Promise<Answer<Paths[Path][KeyOf<Name> & keyof Paths[Path]], Init>>;
};

type Call<Paths extends object, Name extends Method> = <
  Path extends PathWith<Paths, Name>,
  Init extends InitOf<Paths[Path], Name & keyof Paths[Path]>,
>(
  url: Path,
  ...init: Options<Init>
) => Promise<Answer<Paths[Path][Name & keyof Paths[Path]], Init>>;

/** The methods of a document, as the types name them: in lower case, or as they are sent if they have no function. */
type MethodIn<Paths extends object> = Method | Exclude<KeysOf<Paths[keyof Paths]> & string, "parameters">;

type KeyOf<Name extends string> = Lowercase<Name> extends Method ? Lowercase<Name> : Name;

type KeysOf<Item> = Item extends unknown ? keyof Item : never;

/** The paths that have an operation of this method. */
type PathWith<Paths extends object, Name extends string> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Name]: unknown } ? Path : never;
}[keyof Paths];

type InitOf<Item, Name extends keyof Item> = WithBody<
  MaybeOptionalInit<Item, Name>,
  Parameters<BodySerializer<Item[Name]>>[0]
>;

/** Only what takes a body at all has one; whether it may be left out stays as it is. */
type WithBody<Init, Body> = Init extends object
  ? {
      [Key in keyof Init]: Key extends "body"
        ? [Init[Key]] extends [undefined]
          ? Init[Key]
          : Body
        : Init[Key];
    }
  : Init;

/** An argument that may be left out where it has nothing that must be there. */
type Options<Init> = object extends Init ? [(Init & Others)?] : [Init & Others];

interface Others {
  [option: string]: unknown;
}

type Answer<Operation, Init> = Operation extends { responses: infer Responses }
  ?
      | {
          data: ParseAsResponse<BodyOf<Responses, Success<keyof Responses>>, Init>;
          error?: never;
          response: Response;
        }
      | { data?: never; error: BodyOf<Responses, Failure<keyof Responses>>; response: Response }
  : never;

/** `default` stands for every status that is not documented, and for successes too where none of them is. */
type Success<Status> = [In<Status, "2">] extends [never] ? Status & "default" : In<Status, "2">;

type Failure<Status> = Exclude<Status, In<Status, "1" | "2">>;

/** The statuses, exact or a range, that begin with a digit. */
type In<Status, Digit extends string> = Status extends string | number
  ? `${Status}` extends `${Digit}${string}`
    ? Status
    : never
  : never;

type BodyOf<Responses, Status> = Status extends keyof Responses
  ? Responses[Status] extends { content: infer Content }
    ? Content[keyof Content]
    : undefined
  : never;
