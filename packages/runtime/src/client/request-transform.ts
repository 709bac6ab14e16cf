/** How one parameter is written into a request, where that is not how most are. */
export interface ParameterStyle {
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject"
    | "json";
  readonly explode: boolean;
  /** Whether `:/?#[]@!$&'()*+,;=` are sent as they are. */
  readonly reserved?: true;
}

/** How a property of a form is written; `type` is its media type in a multipart body. */
export interface PartDescriptor {
  readonly type?: string;
  readonly style?: ParameterStyle;
}

/** What a request or an answer of one operation has that most do not. */
export interface OperationDescriptor {
  /** Its base URL, where it has one of its own; another `baseUrl` that the user gives holds for it too. */
  readonly server?: string;
  readonly path?: Readonly<Record<string, ParameterStyle>>;
  readonly query?: Readonly<Record<string, ParameterStyle>>;
  readonly header?: Readonly<Record<string, ParameterStyle>>;
  readonly cookie?: Readonly<Record<string, ParameterStyle>>;
  /** Media types that its body may have, the preferred one first. */
  readonly body?: readonly string[];
  /** By the names of the properties of a form. */
  readonly parts?: Readonly<Record<string, PartDescriptor>>;
  /** Media types of its answers, the preferred one first. */
  readonly answer?: readonly string[];
}

/** What openapi-fetch is told of one request, as far as it matters here. */
export interface RequestInit {
  readonly params?: Readonly<
    Record<"path" | "query" | "header" | "cookie", Readonly<Record<string, unknown>>>
  >;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly parseAs?: string;
  readonly [option: string]: unknown;
}

/** Completes what is told of a request; what the user says stands. */
export type Adapt = (init: RequestInit, operation: OperationDescriptor, provider: string) => RequestInit;
