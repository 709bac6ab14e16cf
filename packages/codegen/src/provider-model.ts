import type { Warn } from "@calloff/openapi/internal";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  listOperations,
  type Operation,
  objectOf,
  operationName,
  UserError,
} from "@calloff/openapi/internal";
import type { OperationDescriptor } from "@calloff/runtime/internal";
import { type CancelModel, readCancel } from "./cancel-model.ts";
import { constantHeaders } from "./constant-headers.ts";
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
  /** The headers that every call has. */
  readonly headers: Readonly<Record<string, string>>;
  /** The kinds of job that can be canceled: one without a name, or several with names. */
  readonly jobs: readonly JobModel[];
}

/** A kind of job, and the operations on it. */
export interface JobModel {
  /** Undefined where the vendor has one kind only. */
  readonly kind: string | undefined;
  readonly cancel: CancelModel;
  readonly status: StatusModel | undefined;
}

/** Facts about a document that are not in it. */
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
  const places = findJobs(name, operations);
  const [representative] = operations;
  const base = places[0]?.cancel ?? representative;
  const baseUrl = readBaseUrl(document, base, { documentUrl, warn });
  // Of those that name none, which may be another than that of the operation that gives the base URL.
  const shared =
    base !== undefined && namesServers(base)
      ? readBaseUrl(document, undefined, { documentUrl, warn })
      : baseUrl;
  const baseUrlOf = (place: Operation): string | undefined =>
    namesServers(place) ? readBaseUrl(document, place, { documentUrl, warn }) : shared;
  const serverOf = (place: Operation): string | undefined => {
    const own = baseUrlOf(place);
    return own === baseUrl ? undefined : own;
  };
  const isElsewhere = (place: Operation): boolean => baseUrlOf(place) !== baseUrl;
  return {
    name,
    identifier: readIdentifier(name, document),
    baseUrl,
    credentials: readCredentials(name, document, operations, warn),
    operations: readOperations(document, operations, serverOf),
    headers: constantHeaders(document),
    jobs: places.map((place) => readJob(name, document, place, isElsewhere)),
  };
}

/** The operations on one kind of job. */
interface JobPlaces {
  readonly kind: string | undefined;
  readonly cancel: Operation;
  readonly status: Operation | undefined;
}

/** @throws UserError when it is not clear which operation does what to which kind of job */
function findJobs(name: string, operations: readonly Operation[]): JobPlaces[] {
  const marked = operations.filter(({ operation }) => isJsonObject(operation["x-calloff-job"]));
  const said = ({ operation }: Operation, key: "role" | "kind"): JsonValue | undefined =>
    (operation["x-calloff-job"] as JsonObject)[key];
  const odd = marked.find((place) => said(place, "role") !== "cancel" && said(place, "role") !== "status");
  if (odd !== undefined) {
    throw new UserError(`${name}: ${operationName(odd)}: x-calloff-job needs role: cancel or role: status.`);
  }
  const kinds = [...new Set(marked.map((place) => said(place, "kind") as string | undefined))];
  const nameless = marked.find((place) => said(place, "kind") === undefined);
  if (nameless !== undefined && kinds.length > 1) {
    throw new UserError(
      `${name}: ${operationName(nameless)}: x-calloff-job needs kind, as the other jobs have it.`,
    );
  }
  return kinds.map((kind) => {
    const find = (role: JobRole): Operation | undefined => {
      const found = marked.filter((place) => said(place, "role") === role && said(place, "kind") === kind);
      if (found.length <= 1) return found[0];
      const of = kind === undefined ? "" : ` and kind: ${kind}`;
      throw new UserError(
        `${name}: several operations have x-calloff-job with role: ${role}${of} (${found.map(operationName).join(", ")}); keep one in the overlay.`,
      );
    };
    const [cancel, status] = [find("cancel"), find("status")];
    if (cancel !== undefined) return { kind, cancel, status };
    throw new UserError(
      `${name}: ${operationName(status as Operation)}: a status operation needs a cancel operation (role: cancel) beside it.`,
    );
  });
}

function readJob(
  name: string,
  document: JsonObject,
  { kind, cancel, status }: JobPlaces,
  isElsewhere: (place: Operation) => boolean,
): JobModel {
  const job = {
    kind,
    cancel: readCancel(name, document, cancel),
    status: status && readStatusOperation(name, document, status),
  };
  if (isElsewhere(cancel)) failFor(name, cancel)("has another server than the other cancel operations.");
  if (status === undefined || job.status === undefined) {
    if (job.cancel.destroysResult)
      failFor(name, cancel)("whenFinished: destroys-result needs a status operation, which is read first.");
    return job;
  }
  const fail = failFor(name, status);
  // A status operation is called with the id and the base URL of the cancel operation.
  const [wanted, found] = [job.cancel, job.status].map(({ id }) =>
    id.map(({ part, kind: idKind }) => (id.length === 1 ? idKind : `${part} (${idKind})`)).join(", "),
  );
  if (found !== wanted) fail(`the job's id is of the kind ${found}, but ${wanted} in the cancel operation.`);
  if (isElsewhere(status)) fail("has another server than the cancel operation.");
  return job;
}

/** As the overlay says, or made of the folder's name. */
function readIdentifier(name: string, { info }: JsonObject): string {
  const { "x-calloff-provider": provider } = objectOf(info);
  if (provider === undefined) {
    return name.replace(/(?:^|-+)([a-z\d]?)/g, (_, letter: string) => letter.toUpperCase());
  }
  const { name: identifier } = objectOf(provider);
  if (typeof identifier === "string" && /^[A-Z][A-Za-z0-9]*$/.test(identifier)) return identifier;
  throw new UserError(
    `${name}: x-calloff-provider of info needs a name in letters and digits, which create<Name> is made of; write it in the overlay.`,
  );
}
