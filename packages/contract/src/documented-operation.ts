import {
  dereference,
  isIgnoredParameter,
  isJsonObject,
  isOpenRange,
  type JsonObject,
  type JsonValue,
  listOf,
  listOperations,
  mediaKind,
  type Operation,
  objectOf,
  operationName,
  parametersOf,
} from "@calloff/openapi/internal";
import { type DocumentedJob, readDocumentedJob } from "./documented-job.ts";
import type { Origin } from "./row.ts";

export interface DocumentedParameter {
  readonly name: string;
  readonly place: "path" | "query" | "querystring" | "header" | "cookie";
  readonly required: boolean;
  readonly schema: JsonValue | undefined;
  /** How a list or an object is written: `form`, `simple`, `deepObject`, …; `json` where its `content` says so. */
  readonly style: string;
  readonly explode: boolean;
  /** The parameter, or its media type: where its examples are. */
  readonly holder: JsonObject;
}

/** A parameter with the value that a call sends. */
export interface SampledParameter extends DocumentedParameter {
  readonly value: JsonValue;
}

/** An operation with its references followed. */
export interface DocumentedOperation {
  /** Method and path template. */
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  /** Its part in a job's life, if it has one. */
  readonly role: string | undefined;
  /** What the overlay says of that part. */
  readonly job: DocumentedJob | undefined;
  /** Where it is documented: in the vendored document, or by us, in the overlay. */
  readonly origin: Origin;
  readonly parameters: readonly DocumentedParameter[];
  readonly body: { readonly required: boolean; readonly content: JsonObject } | undefined;
  /** By the status as the document writes it. */
  readonly responses: ReadonlyMap<string, JsonObject>;
  /** Alternatives; each an object of the schemes that are needed together. */
  readonly security: readonly JsonObject[];
  /** Its own, its path's or the document's. */
  readonly servers: JsonValue | undefined;
}

export function documentedOperations(document: JsonObject): DocumentedOperation[] {
  return listOperations(document).map((place) => {
    const { path, method, pathItem, operation } = place;
    const { requestBody, responses = {}, security = document["security"] } = operation;
    const job = readDocumentedJob(operation);
    const body = requestBody === undefined ? undefined : dereference(document, requestBody);
    return {
      name: operationName(place),
      method: method.toUpperCase(),
      path,
      role: job?.role,
      job,
      origin: operation["x-calloff-origin"] === undefined ? "vendor" : "overlay",
      parameters: readParameters(document, place),
      body: body && { required: body["required"] === true, content: contentOf(body) },
      responses: new Map(
        Object.entries(objectOf(responses))
          .filter(([code]) => !code.startsWith("x-"))
          .map(([code, response]) => [code, dereference(document, response)]),
      ),
      security: listOf(security).filter(isJsonObject),
      servers: [operation["servers"], pathItem["servers"], document["servers"]].find(
        (servers) => Array.isArray(servers) && servers.length > 0,
      ),
    };
  });
}

export function contentOf(holder: JsonObject): JsonObject {
  return objectOf(holder["content"]);
}

/** Whether what is of this type, or range of types, is read as JSON. */
export function canBeJson(mediaType: string): boolean {
  return isJsonType(mediaType) || isOpenRange(mediaType);
}

export function isJsonType(mediaType: string): boolean {
  return mediaKind(mediaType) === "json";
}

/** Those of the operation, and those of its path that it does not give itself. */
function readParameters(document: JsonObject, operation: Operation): DocumentedParameter[] {
  const found = new Map<string, DocumentedParameter>();
  for (const holder of parametersOf(document, operation)) {
    if (isIgnoredParameter(holder)) continue;
    const name = String(holder["name"]);
    const place = String(holder["in"]) as DocumentedParameter["place"];
    const required = holder["required"] === true;
    found.set(`${place} ${name}`, { name, place, required, ...readForm(holder, place) });
  }
  return [...found.values()];
}

/** OpenAPI 3.1.1, 4.8.12: the defaults of `style` and `explode`, and parameters that have a media type instead. */
function readForm(
  holder: JsonObject,
  place: DocumentedParameter["place"],
): Pick<DocumentedParameter, "schema" | "style" | "explode" | "holder"> {
  const [[mediaType, media] = []] = Object.entries(contentOf(holder));
  if (mediaType !== undefined && isJsonObject(media)) {
    const style = isJsonType(mediaType) ? "json" : mediaType;
    return { schema: media["schema"], style, explode: false, holder: media };
  }
  const usual = place === "path" || place === "header" ? "simple" : "form";
  const style = typeof holder["style"] === "string" ? holder["style"] : usual;
  const explode = typeof holder["explode"] === "boolean" ? holder["explode"] : style === "form";
  return { schema: holder["schema"], style, explode, holder };
}
