/** How one parameter is written into a request, where that is not how most are. */
export interface ParameterStyle {
  /** A style of OpenAPI, or `json` for a parameter that the document describes by a media type. */
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject"
    | "json";
  /** Whether each item of a list, and each property of an object, is written by itself. */
  readonly explode: boolean;
  /** Whether `:/?#[]@!$&'()*+,;=` are sent as they are. */
  readonly reserved?: true;
}

/** How one property of a form is written. */
export interface PartDescriptor {
  /** Its media type in a multipart body. */
  readonly type?: string;
  /** Its style in a form that is written like a query. */
  readonly style?: ParameterStyle;
}

/** What a request or an answer of one operation has that most do not. */
export interface OperationDescriptor {
  /** The operation's base URL, where it has one of its own; a `baseUrl` that the user gives holds for it too. */
  readonly server?: string;
  /** Path parameters by name. */
  readonly path?: Readonly<Record<string, ParameterStyle>>;
  /** Query parameters by name. */
  readonly query?: Readonly<Record<string, ParameterStyle>>;
  /** Header parameters by name. */
  readonly header?: Readonly<Record<string, ParameterStyle>>;
  /** Cookie parameters by name. */
  readonly cookie?: Readonly<Record<string, ParameterStyle>>;
  /** The parameter that is the whole query string: its media type, and the properties of a form. */
  readonly querystring?: {
    readonly type: string;
    readonly parts?: Readonly<Record<string, PartDescriptor>>;
  };
  /** Media types that the body may have, the preferred one first. */
  readonly body?: readonly string[];
  /** The properties of a form, by name. */
  readonly parts?: Readonly<Record<string, PartDescriptor>>;
  /** Media types of the answers, the preferred one first. */
  readonly answer?: readonly string[];
  /** Those of them that are streams of items. */
  readonly stream?: readonly string[];
}

/** What openapi-fetch is told of one request, as far as it matters here. */
export interface TypedInit {
  readonly params?: {
    readonly [Place in "path" | "query" | "header" | "cookie"]?: Readonly<Record<string, unknown>>;
  } & { readonly querystring?: unknown };
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly parseAs?: string;
  readonly signal?: AbortSignal | null | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly [option: string]: unknown;
}

/** Completes what is told of a request by what the document says of its operation; what the user says stands. */
export type RequestTransform = (
  init: TypedInit,
  operation: OperationDescriptor,
  provider: string,
) => TypedInit;
