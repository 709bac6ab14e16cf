/** What stood in the way, in words for people, and where it is spoken of in public. */
export interface Fault {
  readonly fault: string;
  readonly whose: "document" | "fetch" | "Prism" | "ours";
  readonly issue?: string;
}

interface Known extends Fault {
  readonly says: RegExp;
}

const PRISM = "https://github.com/stoplightio/prism/issues";

/** Why an operation was not called, by what the contract said. */
const SKIPS: readonly Known[] = [
  {
    says: /^fetch does not send TRACE/,
    fault: "TRACE, which fetch refuses to send",
    whose: "fetch",
    issue: "https://fetch.spec.whatwg.org/#forbidden-method",
  },
  {
    says: /^fetch sends no body with/,
    fault: "a body with GET or HEAD, which fetch refuses to send",
    whose: "fetch",
    issue: "https://github.com/whatwg/fetch/issues/551",
  },
  {
    says: /which is no parameter of the operation/,
    fault: "a place in the path that no parameter fills",
    whose: "document",
  },
  {
    says: /^OpenAPI gives an object no form as/,
    fault: "a body that is an object, in a media type that has no form for objects",
    whose: "document",
  },
  {
    says: /OpenAPI makes the (parts of a body|fields of a form) of an object/,
    fault: "a body of parts or fields whose schema is no object, so that nothing says what they are",
    whose: "document",
  },
  {
    says: /it would make another path|OpenAPI gives/,
    fault: "a required parameter with a value that OpenAPI gives no form",
    whose: "document",
  },
  {
    says: /^no value for the (path|query|header|cookie) parameter/,
    fault: "a parameter whose schema no value satisfies",
    whose: "document",
  },
  { says: /^no value for/, fault: "a body whose schema no value was found for", whose: "document" },
  {
    says: /is no status of a final answer/,
    fault: "a documented status that no final answer has",
    whose: "document",
  },
];

/** Why a call was judged without Prism, by what was found wrong while it took part. */
const PRISM_FAULTS: readonly Known[] = [
  { says: /^Prism does not start/, fault: "Prism cannot read the operation", whose: "Prism" },
  {
    says: /^the body sent/,
    fault: "Prism answers with an example that does not fit its schema, or makes up a body that does not",
    whose: "Prism",
    issue: `${PRISM}/2271`,
  },
  {
    says: /NO_COMPLEX_OBJECT_TEXT/,
    fault: "Prism has no text for an object whose media type is a range or no JSON",
    whose: "Prism",
  },
  {
    says: /SCHEMA_TOO_COMPLEX/,
    fault: "Prism makes up no body for a schema that leads far",
    whose: "Prism",
  },
  {
    says: /Cannot find serializer/,
    fault: "Prism has no way to write a media type that is documented",
    whose: "Prism",
  },
  // The same request was then found right by the document alone.
  {
    says: /UNPROCESSABLE|^Prism refused the request with|Request body must be/,
    fault: "Prism refuses a request that keeps to the document",
    whose: "Prism",
  },
  {
    says: /UNSUPPORTED_MEDIA_TYPE/,
    fault: "Prism does not know a media type that is documented",
    whose: "Prism",
  },
  {
    says: /NO_PATH_MATCHED|NO_METHOD_MATCHED|outside the base path/,
    fault: "Prism does not find the path",
    whose: "Prism",
  },
  { says: /UNAUTHORIZED/, fault: "Prism does not see a credential that was sent", whose: "Prism" },
];

export function explainSkip(said: string): Fault {
  return explain(SKIPS, said);
}

export function explainPrism(said: string): Fault {
  return explain(PRISM_FAULTS, said);
}

function explain(known: readonly Known[], said: string): Fault {
  const found = known.find(({ says }) => says.test(said));
  if (found === undefined) return { fault: said.slice(0, 160), whose: "ours" };
  const { says: _, ...fault } = found;
  return fault;
}
