import type { CredentialDescriptor } from "@calloff/runtime";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { type CancelModel, readCancel } from "./cancel-model.ts";
import { readCredential } from "./credential-model.ts";
import { listOperations, type Operation } from "./operations.ts";

/** All that codegen takes from an effective document. */
export interface ProviderModel {
  /** The folder's and the package's name, for example `tensorpix`. */
  readonly name: string;
  /** The part that identifiers are made of, for example `TensorPix`. */
  readonly identifier: string;
  readonly baseUrl: string;
  readonly credential: CredentialDescriptor | undefined;
  readonly cancel: CancelModel | undefined;
}

/** @throws Failure naming the provider and what its overlay has to say */
export function readProviderModel(name: string, document: JsonObject): ProviderModel {
  const operations = listOperations(document);
  const job = findCancel(name, operations);
  const [representative = job] = operations;
  return {
    name,
    identifier: readIdentifier(name, document),
    baseUrl: readBaseUrl(name, document, job ?? representative),
    credential: readCredential(name, document, (job ?? representative)?.operation),
    cancel: job === undefined ? undefined : readCancel(name, document, job),
  };
}

function findCancel(name: string, operations: readonly Operation[]): Operation | undefined {
  const marked = operations.filter(({ operation }) => isJsonObject(operation["x-calloff-job"]));
  if (marked.length > 1) {
    const list = marked.map(({ method, path }) => `${method.toUpperCase()} ${path}`).join(", ");
    throw new Failure(
      `specs/${name}/overlay.yaml: several operations have x-calloff-job (${list}); keep one.`,
    );
  }
  return marked[0];
}

function readIdentifier(name: string, { info }: JsonObject): string {
  const provider = isJsonObject(info) ? info["x-calloff-provider"] : undefined;
  const identifier = isJsonObject(provider) ? provider["name"] : undefined;
  if (typeof identifier === "string" && /^[A-Z][A-Za-z0-9]*$/.test(identifier)) return identifier;
  throw new Failure(
    `specs/${name}/overlay.yaml: info needs x-calloff-provider: { name: … }, the name that create<Name> is made of, in letters and digits.`,
  );
}

/** The first server of the operation, its path or the document, as OpenAPI ranks them. */
function readBaseUrl(name: string, document: JsonObject, place: Operation | undefined): string {
  const lists = [place?.operation["servers"], place?.pathItem["servers"], document["servers"]];
  const servers = lists.find((list) => Array.isArray(list) && list.length > 0);
  const server = Array.isArray(servers) ? servers[0] : undefined;
  const url = isJsonObject(server) ? server["url"] : undefined;
  if (typeof url === "string" && /^https:\/\/[^{}?#\s]+$/.test(url) && URL.canParse(url))
    return url.replace(/\/+$/, "");
  const found = url === undefined ? "lists no server" : `has the server ${JSON.stringify(url)}`;
  throw new Failure(
    `specs/${name}: the document ${found}; give an absolute https: URL without variables under servers in specs/${name}/overlay.yaml.`,
  );
}
