import {
  type CancelableDescriptor,
  createCancelableProvider,
  createTrackableProvider,
  type TrackableDescriptor,
} from "@calloff/runtime";
import type { BuiltClient, Subject } from "../subject.ts";
import { type Mutant, otherId } from "./mutant.ts";

type Change = readonly [name: string, descriptor: CancelableDescriptor | undefined];

/** Clients that send something else than their document says. */
export function clientMutants(subject: Subject): Mutant[] {
  const { descriptor } = subject;
  if (!("cancel" in descriptor)) return [];
  const changes = [
    ...verbChanges(descriptor),
    ...pathChanges(descriptor),
    ...placeChanges(descriptor),
    ...idChanges(descriptor),
    ...credentialChanges(descriptor),
    ...baseUrlChanges(descriptor),
  ];
  return changes.flatMap(([name, changed]) =>
    changed === undefined
      ? []
      : [{ kind: "client", provider: subject.provider, name, subject: withDescriptor(subject, changed) }],
  );
}

/** The subject with a client made of another descriptor. */
export function withDescriptor(
  subject: Subject,
  descriptor: CancelableDescriptor | TrackableDescriptor,
): Subject {
  return {
    ...subject,
    descriptor,
    create: (options) =>
      ("status" in descriptor
        ? createTrackableProvider(descriptor, options)
        : createCancelableProvider(descriptor, options)) as unknown as BuiltClient,
  };
}

function withCancel(
  descriptor: CancelableDescriptor,
  change: Partial<CancelableDescriptor["cancel"]>,
): CancelableDescriptor {
  return { ...descriptor, cancel: { ...descriptor.cancel, ...change } };
}

function verbChanges(descriptor: CancelableDescriptor): Change[] {
  const verbs = ["DELETE", "POST", "PUT", "GET", "PATCH"].filter((verb) => verb !== descriptor.cancel.method);
  return verbs.map((method) => [`verb ${method}`, withCancel(descriptor, { method })]);
}

function pathChanges(descriptor: CancelableDescriptor): Change[] {
  const { path } = descriptor.cancel;
  const paths = [
    path.endsWith("/") ? path.slice(0, -1) : `${path}/`,
    path.replace(/^\/[^/]+/, "$&s"),
    `/v9${path}`,
    `/${path}`,
    path.replace(/^\/[^/]+/, (segment) => segment.toUpperCase()),
  ];
  return paths.map((changed) => [`path ${changed}`, withCancel(descriptor, { path: changed })]);
}

function placeChanges(descriptor: CancelableDescriptor): Change[] {
  const { path, id } = descriptor.cancel;
  const bare = path.replace(`/{${id.name}}`, "");
  const paths = [`${bare}?${id.name}={${id.name}}`, `/{${id.name}}${bare}`, bare, path.replace("{", "-{")];
  return paths.map((changed) => [`id at ${changed}`, withCancel(descriptor, { path: changed })]);
}

function idChanges(descriptor: CancelableDescriptor): Change[] {
  const id = otherId(descriptor.cancel.id);
  return [[`id taken for ${id.kind}`, withCancel(descriptor, { id })]];
}

function credentialChanges(descriptor: CancelableDescriptor): Change[] {
  const { credential, ...without } = descriptor;
  if (credential === undefined) return [];
  const { header, prefix } = credential;
  const change = (part: Partial<typeof credential>): CancelableDescriptor => ({
    ...descriptor,
    credential: { ...credential, ...part },
  });
  const otherHeader = header.toLowerCase() === "authorization" ? "X-API-Key" : "Authorization";
  return [
    ["no credential", without],
    [`header ${otherHeader}`, change({ header: otherHeader })],
    [`header ${header}s`, change({ header: `${header}s` })],
    ["prefix Basic", change({ prefix: "Basic " })],
    ["no prefix", prefix === "" ? undefined : change({ prefix: "" })],
    ["no space after the prefix", prefix === "" ? undefined : change({ prefix: prefix.trim() })],
    ["a prefix where there is none", prefix === "" ? change({ prefix: "Bearer " }) : undefined],
  ];
}

function baseUrlChanges(descriptor: CancelableDescriptor): Change[] {
  if (descriptor.baseUrl === undefined) return [];
  const { origin, pathname } = new URL(descriptor.baseUrl);
  const base = pathname.replace(/\/$/, "");
  const urls = new Set([
    `${origin}${base}/v9`,
    `${origin}/v9${base}`,
    origin,
    origin + base.replace(/\/[^/]*$/, ""),
    `https://elsewhere.example${base}`,
  ]);
  urls.delete(origin + base);
  return [...urls].map((baseUrl) => [`base URL ${baseUrl}`, { ...descriptor, baseUrl }]);
}
