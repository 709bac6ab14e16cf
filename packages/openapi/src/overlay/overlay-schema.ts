import type { SchemaObject } from "ajv";

/** What a vendor's answer to cancel can say about the job. */
export const outcomeStates: readonly string[] = [
  "canceled",
  "canceling",
  "already-canceled",
  "already-finished",
  "not-cancelable",
  "not-found",
];

/** What it can say instead, when it says nothing about the job. */
export const errorCodes: readonly string[] = [
  "unauthorized",
  "forbidden",
  "invalid-request",
  "rate-limited",
  "server-error",
  "unexpected-response",
  "timeout",
];

/** What a vendor's status of a job can say. */
export const jobStates: readonly string[] = [
  "queued",
  "running",
  "canceling",
  "canceled",
  "succeeded",
  "failed",
  "ended",
  "unknown",
];

/** How surely something is known: from the vendor's own document, from its code or prose, or from elsewhere. */
const certainties: readonly string[] = ["document", "vendor", "secondary"];

function matching(pattern: string, description: string): SchemaObject {
  return { type: "string", pattern, description };
}

const text = (description: string): SchemaObject => matching("\\S", description);

function listOf(items: SchemaObject, description: string): SchemaObject {
  return { type: "array", minItems: 1, items, description };
}

/** An object whose keys its author chooses. */
function mapOf(values: SchemaObject, description: string): SchemaObject {
  return { type: "object", minProperties: 1, additionalProperties: values, description };
}

function oneOf(words: readonly string[], more = ""): SchemaObject {
  return { enum: words, description: `one of ${words.join(", ")}${more}` };
}

function ifType(type: string, schema: SchemaObject, otherwise: SchemaObject): SchemaObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in an object that nobody awaits
  return { if: { type }, then: schema, else: otherwise };
}

const closedObject = (
  description: string,
  required: readonly string[],
  properties: Record<string, SchemaObject>,
): SchemaObject => ({ type: "object", description, required, properties, additionalProperties: false });

/** Overlay 1.0.0, "Specification Extensions": any key with `x-`. Those of Calloff are spelled out, so that a slip shows. */
const extensible = (schema: SchemaObject): SchemaObject => ({
  ...schema,
  patternProperties: { "^x-(?!calloff-)": true },
});

const OR_RULE = ", or a rule { at, values, otherwise }";

const action = extensible({
  ...closedObject(
    "an object with target, description, x-calloff-source and update, copy or remove",
    ["target", "description", "x-calloff-source"],
    {
      target: text("a JSONPath of RFC 9535"),
      description: text("text that says why the document needs this action"),
      "x-calloff-source": {
        description: "the page or document that says so, by name or URL, or a list of several",
        type: ["string", "array"],
        pattern: "\\S",
        minItems: 1,
        items: text("the name or URL of a page or document"),
      },
      "x-calloff-certainty": {
        enum: certainties,
        description:
          "document (the vendor's own document or reference), vendor (its code or prose) or secondary",
      },
      update: { $ref: "#/$defs/updateValue" },
      copy: text("a JSONPath of RFC 9535 that selects one value"),
      remove: { const: true, description: "true" },
    },
  ),
  oneOf: [{ required: ["update"] }, { required: ["copy"] }, { required: ["remove"] }],
});

const parts: Record<string, SchemaObject> = {
  "x-calloff-provider": closedObject("an object with name, and a title if it differs", ["name"], {
    name: matching(
      "^[A-Z][A-Za-z0-9]*$",
      "the provider's name as it stands in identifiers, such as TensorPix",
    ),
    title: text("the provider's name as people write it"),
  }),
  "x-calloff-credential": closedObject("an object with env, and a prefix if the header needs one", ["env"], {
    env: matching("^[A-Z][A-Z0-9_]*$", "an environment variable in capitals, such as PULSE_API_KEY"),
    // Headers drop a leading space without a word, and cannot hold what is not printable.
    prefix: matching("^[!-~][ -~]*$", 'printable ASCII that does not begin with a space, such as "Token "'),
  }),
  "x-calloff-headers": {
    ...mapOf(
      matching("^[!-~]([ -~]*[!-~])?$", "printable ASCII, without spaces around it"),
      "an object from the names of headers that every call has to their values",
    ),
    propertyNames: { pattern: "^[A-Za-z0-9-]+$", description: "the name of a header" },
  },
  "x-calloff-origin": closedObject("an object with from: overlay and source", ["from", "source"], {
    from: { const: "overlay", description: "overlay, the one place besides the vendor's document" },
    source: text("the name or URL of the page that the operation was written from"),
  }),
  // Nothing is required here: an operation's part may be said in several actions, one for each answer and its
  // source. Codegen checks what they add up to.
  "x-calloff-job": closedObject("an object with role, id and answers or state, or some of them", [], {
    // Not the fields of a provider, nor what would make a promise of it.
    kind: matching(
      "^(?!(?:name|descriptor|client|cancel|status|then)$)[a-z][A-Za-z0-9]*$",
      "a name for this kind of job in camelCase, such as fineTuningJob",
    ),
    role: { enum: ["cancel", "status"], description: "cancel or status" },
    id: {
      description: "the name of the parameter that is the job's id, or a list of those that are its parts",
      ...ifType("string", text("the name of the parameter that names the job"), {
        type: ["array", "object"],
        minItems: 2,
        uniqueItems: true,
        items: text("the name of a parameter that is a part of the job's id"),
        minProperties: 2,
        additionalProperties: text("the name of the parameter that is this part of the job's id"),
        propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$", description: "the name of a part" },
        description: "a parameter's name, a list of several, or an object from parts to parameters",
      }),
    },
    body: {
      type: "object",
      description: "the constant part of the JSON body; {} for a body that may be empty",
    },
    whenFinished: {
      const: "destroys-result",
      description: "destroys-result, where a late call deletes the result of a job that has finished",
    },
    state: { $ref: "#/$defs/stateByBody" },
    answers: {
      ...mapOf(
        ifType(
          "object",
          { $ref: "#/$defs/meaningByBody" },
          oneOf([...outcomeStates, ...errorCodes, "http"], OR_RULE),
        ),
        "an object from statuses to what they mean",
      ),
      propertyNames: {
        pattern: "^([1-5]\\d\\d|[1-5]XX|default)$",
        description: "a status such as 404, 4XX or default",
      },
    },
  }),
};

const pointer = matching(
  "^(/([^~/]|~[01])*)*$",
  "a JSON Pointer of RFC 6901 into the vendor's body, such as /status",
);

const jobState = oneOf(jobStates);

const jobStateValues = mapOf(
  ifType("object", { $ref: "#/$defs/stateWithin" }, oneOf(jobStates, OR_RULE)),
  "an object from the values of the vendor's body to states of the job",
);

/**
 * JSON Schema 2020-12 for an overlay of Calloff: Overlay 1.0 or 1.1, with a reason and a source for every
 * action, and the parts that codegen reads. Each `description` completes the sentence "… must be".
 */
export const overlaySchema: SchemaObject = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "An overlay of Calloff",
  ...extensible(
    closedObject("an object with overlay, info and actions", ["overlay", "info", "actions"], {
      overlay: matching("^1\\.[01]\\.\\d+$", 'a version "1.0.x" or "1.1.x", such as "1.1.0"'),
      info: extensible(
        closedObject("an object with title and version", ["title", "version"], {
          title: text("text that says what the overlay is for"),
          version: text("the overlay's own version, as text in quotes"),
        }),
      ),
      extends: text("the URL or path of the document that the overlay is for"),
      actions: listOf({ $ref: "#/$defs/action" }, "a list of actions"),
    }),
  ),
  $defs: {
    action,
    // The parts are looked for everywhere in an update, because it mirrors the document from its target down.
    updateValue: {
      properties: parts,
      propertyNames: { if: { pattern: "^(?!x-calloff-)" }, else: { enum: Object.keys(parts) } },
      additionalProperties: { $ref: "#/$defs/updateValue" },
      items: { $ref: "#/$defs/updateValue" },
    },
    meaningByBody: closedObject("a rule { at, values, otherwise }", ["at", "values", "otherwise"], {
      at: pointer,
      values: mapOf(oneOf(outcomeStates), "an object from the values of the vendor's body to outcomes"),
      otherwise: {
        enum: [...outcomeStates, "http"],
        description: `one of ${outcomeStates.join(", ")}, or http for what HTTP says of the status`,
      },
    }),
    // Without otherwise: what is not known is unknown. It may be said in several actions, so nothing is required.
    stateByBody: closedObject("a rule { at, values }", [], {
      at: pointer,
      values: jobStateValues,
      lacks: listOf(jobState, "a list of the states for which the vendor's status has no value"),
    }),
    stateWithin: closedObject("a rule { at, values, otherwise }", ["at", "values", "otherwise"], {
      at: pointer,
      values: jobStateValues,
      otherwise: jobState,
    }),
  },
};
