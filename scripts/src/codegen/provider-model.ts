import type { CredentialDescriptor } from "@calloff/runtime";
import { isJsonObject, type JsonObject } from "../document/json.ts";
import { Failure } from "../failure.ts";
import { type CancelModel, readCancel } from "./cancel-model.ts";
import { readCredential } from "./credential-model.ts";
import { failFor, type JobRole } from "./job-operation.ts";
import { listOperations, type Operation } from "./operations.ts";
import { readStatusOperation, type StatusModel } from "./status-model.ts";

/** All that codegen takes from an effective document. */
export interface ProviderModel {
  /** The folder's and the package's name, for example `tensorpix`. */
  readonly name: string;
  /** The part that identifiers are made of, for example `TensorPix`. */
  readonly identifier: string;
  readonly baseUrl: string;
  readonly credential: CredentialDescriptor | undefined;
  readonly cancel: CancelModel | undefined;
  /** Only where there is a cancel too. */
  readonly status: StatusModel | undefined;
}

/** @throws Failure naming the provider and what its overlay has to say */
export function readProviderModel(name: string, document: JsonObject): ProviderModel {
  const operations = listOperations(document);
  const [cancel, status] = [findJob(name, operations, "cancel"), findJob(name, operations, "status")];
  const [representative = cancel] = operations;
  const model = {
    name,
    identifier: readIdentifier(name, document),
    baseUrl: readBaseUrl(name, document, cancel ?? representative),
    credential: readCredential(name, document, (cancel ?? representative)?.operation),
    cancel: cancel === undefined ? undefined : readCancel(name, document, cancel),
    status: status === undefined ? undefined : readStatusOperation(name, document, status),
  };
  if (status !== undefined) checkPair(model, document, status);
  return model;
}

/** The one operation with this role, if there is one. */
function findJob(name: string, operations: readonly Operation[], role: JobRole): Operation | undefined {
  const marked = operations.filter(({ operation }) => isJsonObject(operation["x-calloff-job"]));
  const print = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
  const roleOf = ({ operation }: Operation): unknown => (operation["x-calloff-job"] as JsonObject)["role"];
  const odd = marked.find((operation) => roleOf(operation) !== "cancel" && roleOf(operation) !== "status");
  if (odd !== undefined) {
    throw new Failure(`${name}: ${print(odd)}: x-calloff-job needs role: cancel or role: status.`);
  }
  const [first, ...others] = marked.filter((operation) => roleOf(operation) === role);
  if (first === undefined || others.length === 0) return first;
  throw new Failure(
    `specs/${name}/overlay.yaml: several operations have x-calloff-job with role: ${role} (${[first, ...others].map(print).join(", ")}); keep one.`,
  );
}

/** A status operation is called with the id, the key and the base URL of the cancel operation. */
function checkPair(
  { name, baseUrl, credential, cancel, status }: ProviderModel,
  document: JsonObject,
  place: Operation,
): void {
  const fail = failFor(name, place);
  if (cancel === undefined) fail("a status operation needs a cancel operation (role: cancel) beside it.");
  else if (status?.id.kind !== cancel.id.kind) {
    fail(`the job's id is of the kind ${status?.id.kind}, but ${cancel.id.kind} in the cancel operation.`);
  }
  if (readBaseUrl(name, document, place) !== baseUrl) fail("has another server than the cancel operation.");
  const own = readCredential(name, document, place.operation);
  if (JSON.stringify(own) !== JSON.stringify(credential))
    fail("takes another key than the cancel operation.");
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
