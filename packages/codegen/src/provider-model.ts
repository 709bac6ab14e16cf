import type { Warn } from "@calloff/openapi/internal";
import {
  isJsonObject,
  type JsonObject,
  listOperations,
  type Operation,
  UserError,
} from "@calloff/openapi/internal";
import type { OperationDescriptor } from "@calloff/runtime/internal";
import { type CancelModel, readCancel } from "./cancel-model.ts";
import { type CredentialModel, readCredentials } from "./credential-model.ts";
import { failFor, type JobRole } from "./job-operation.ts";
import { readOperations } from "./operation-model.ts";
import { readBaseUrl } from "./server-model.ts";
import { readStatusOperation, type StatusModel } from "./status-model.ts";

/** All that codegen takes from an effective document. */
export interface ProviderModel {
  /** The folder's and the package's name, for example `tensorpix`. */
  readonly name: string;
  /** The part that identifiers are made of, for example `TensorPix`. */
  readonly identifier: string;
  /** Undefined where the user has to give it. */
  readonly baseUrl: string | undefined;
  readonly credentials: CredentialModel;
  /** Those that are not sent or answered like most, by method and path template. */
  readonly operations: ReadonlyMap<string, OperationDescriptor>;
  readonly cancel: CancelModel | undefined;
  /** Only where there is a cancel too. */
  readonly status: StatusModel | undefined;
}

/** What is known of a document besides what it says. */
export interface Surroundings {
  /** The address that it was read from, if it was read from one. */
  readonly documentUrl?: string | undefined;
  /** Hears of what is worth a look and does no harm. */
  readonly warn?: Warn;
}

function namesServers({ operation, pathItem }: Operation): boolean {
  return operation["servers"] !== undefined || pathItem["servers"] !== undefined;
}

/** @throws UserError naming the provider and what its overlay has to say */
export function readProviderModel(
  name: string,
  document: JsonObject,
  { documentUrl, warn = () => {} }: Surroundings = {},
): ProviderModel {
  const operations = listOperations(document);
  const [cancel, status] = [findJob(name, operations, "cancel"), findJob(name, operations, "status")];
  const [representative = cancel] = operations;
  const base = cancel ?? representative;
  const baseUrl = readBaseUrl(document, base, { documentUrl, warn });
  // Of those that name none, which may be another than that of the operation that gives the base URL.
  const shared =
    base !== undefined && namesServers(base)
      ? readBaseUrl(document, undefined, { documentUrl, warn })
      : baseUrl;
  const serverOf = (place: Operation): string | undefined => {
    const own = namesServers(place) ? readBaseUrl(document, place, { documentUrl, warn }) : shared;
    return own === baseUrl ? undefined : own;
  };
  const model = {
    name,
    identifier: readIdentifier(name, document),
    baseUrl,
    credentials: readCredentials(name, document, operations, warn),
    operations: readOperations(document, operations, serverOf),
    cancel: cancel === undefined ? undefined : readCancel(name, document, cancel),
    status: status === undefined ? undefined : readStatusOperation(name, document, status),
  };
  if (status !== undefined) checkPair(model, { document, place: status, documentUrl });
  return model;
}

/** The one operation with this role, if there is one. */
function findJob(name: string, operations: readonly Operation[], role: JobRole): Operation | undefined {
  const marked = operations.filter(({ operation }) => isJsonObject(operation["x-calloff-job"]));
  const print = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
  const roleOf = ({ operation }: Operation): unknown => (operation["x-calloff-job"] as JsonObject)["role"];
  const odd = marked.find((operation) => roleOf(operation) !== "cancel" && roleOf(operation) !== "status");
  if (odd !== undefined) {
    throw new UserError(`${name}: ${print(odd)}: x-calloff-job needs role: cancel or role: status.`);
  }
  const [first, ...others] = marked.filter((operation) => roleOf(operation) === role);
  if (first === undefined || others.length === 0) return first;
  throw new UserError(
    `${name}: several operations have x-calloff-job with role: ${role} (${[first, ...others].map(print).join(", ")}); keep one in the overlay.`,
  );
}

/** A status operation is called with the id and the base URL of the cancel operation. */
function checkPair(
  { name, baseUrl, cancel, status }: ProviderModel,
  {
    document,
    place,
    documentUrl,
  }: { document: JsonObject; place: Operation; documentUrl: string | undefined },
): void {
  const fail = failFor(name, place);
  const surroundings = { documentUrl, warn: () => {} };
  if (cancel === undefined) fail("a status operation needs a cancel operation (role: cancel) beside it.");
  else if (status?.id.kind !== cancel.id.kind) {
    fail(`the job's id is of the kind ${status?.id.kind}, but ${cancel.id.kind} in the cancel operation.`);
  }
  if (readBaseUrl(document, place, surroundings) !== baseUrl)
    fail("has another server than the cancel operation.");
}

/** As the overlay says, or made of the folder's name. */
function readIdentifier(name: string, { info }: JsonObject): string {
  const provider = isJsonObject(info) ? info["x-calloff-provider"] : undefined;
  if (provider === undefined) {
    return name.replace(/(?:^|-+)([a-z\d]?)/g, (_, letter: string) => letter.toUpperCase());
  }
  const identifier = isJsonObject(provider) ? provider["name"] : undefined;
  if (typeof identifier === "string" && /^[A-Z][A-Za-z0-9]*$/.test(identifier)) return identifier;
  throw new UserError(
    `${name}: x-calloff-provider of info needs a name in letters and digits, which create<Name> is made of; write it in the overlay.`,
  );
}
