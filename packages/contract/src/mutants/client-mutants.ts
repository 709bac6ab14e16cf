import type { CancelableDescriptor, JobOperation, KindsDescriptor } from "@calloff/runtime";
import { type JobKind, jobKindsOf, withDescriptor } from "../job-kinds.ts";
import type { Subject } from "../subject.ts";
import { idChanges } from "./id-mutants.ts";
import type { Mutant } from "./mutant.ts";

type Change = readonly [name: string, descriptor: CancelableDescriptor | undefined];

/** Clients that send something else than their document says. */
export function clientMutants(subject: Subject): Mutant[] {
  return jobKindsOf(subject).flatMap((job, at) => {
    const { provider, descriptor } = job;
    const shared = [
      ...headerChanges(descriptor),
      ...credentialChanges(descriptor),
      ...baseUrlChanges(descriptor),
    ];
    const changes = [
      ...verbChanges(descriptor),
      ...pathChanges(descriptor),
      ...placeChanges(descriptor),
      ...idChanges(descriptor.cancel).map(([name, change]): Change => [name, withCancel(descriptor, change)]),
      ...bodyChanges(descriptor),
      ...finishedChanges(descriptor),
      ...kindChanges(subject, job),
      // What all kinds share is changed once.
      ...(at === 0 ? shared : []),
    ];
    const { path } = descriptor.cancel;
    return changes.flatMap(([name, changed]): Mutant[] =>
      changed === undefined
        ? []
        : [{ kind: "client", provider, name, path, subject: withDescriptor(subject, job, changed) }],
    );
  });
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

/** The parts of the id that stand in the path: elsewhere in it, behind it, left out, and not filled in. */
function placeChanges(descriptor: CancelableDescriptor): Change[] {
  const { path, id } = descriptor.cancel;
  const names = "parts" in id ? id.parts.map(({ name }) => name) : [id.name];
  return names
    .filter((name) => path.includes(`{${name}}`))
    .flatMap((name) => {
      const bare = path.replace(`/{${name}}`, "");
      const others = [
        `${bare}?${name}={${name}}`,
        `/{${name}}${bare}`,
        bare,
        path.replace(`{${name}`, `-{${name}`),
      ];
      return others.filter((other) => other !== path);
    })
    .map((changed) => [`id at ${changed}`, withCancel(descriptor, { path: changed })]);
}

/** The constant part of the body left out, each of its fields too, and one more in it. */
function bodyChanges(descriptor: CancelableDescriptor): Change[] {
  const { body, id, ...cancel } = descriptor.cancel;
  if (body === undefined) return [];
  const fields = Object.keys(body) as (keyof typeof body)[];
  const isNeeded = "parts" in id && id.parts.some((part) => part.in === "body");
  const changes: [string, JobOperation["body"]][] = [
    ...fields.flatMap((name): [string, JobOperation["body"]][] => {
      const { [name]: _, ...others } = body;
      return [
        [`a body without ${name}`, others],
        [`a body with another ${name}`, { ...body, [name]: "another" }],
      ];
    }),
    ["a body with something more", { ...body, newcomer: "more" }],
  ];
  // With a part of the id in it there is a body all the same.
  const bare: Change[] = isNeeded ? [] : [["no body", { ...descriptor, cancel: { ...cancel, id } }]];
  return [
    ...bare,
    ...changes.map(([name, changed]): Change => [name, withCancel(descriptor, { body: changed ?? {} })]),
  ];
}

function headerChanges(descriptor: CancelableDescriptor): Change[] {
  const { headers = {} } = descriptor;
  return Object.keys(headers).flatMap((name): Change[] => {
    const { [name]: value, ...others } = headers;
    return [
      [`no header ${name}`, { ...descriptor, headers: others }],
      [`another ${name}`, { ...descriptor, headers: { ...headers, [name]: `${value}9` } }],
    ];
  });
}

/** A cancel that goes to a finished job too, whose result the vendor then deletes. */
function finishedChanges(descriptor: CancelableDescriptor): Change[] {
  const { whenFinished, ...cancel } = descriptor.cancel;
  return whenFinished === undefined ? [] : [["the status is not read first", { ...descriptor, cancel }]];
}

/** Another kind's path: the call would end another job, or none. */
function kindChanges({ descriptor }: Subject, { kind, descriptor: own }: JobKind): Change[] {
  const { kinds = {} } = descriptor as Partial<KindsDescriptor>;
  const others = Object.entries(kinds).filter(([other]) => other !== kind);
  return others.map(([other, { cancel }]): Change => {
    const { method, path, id, body, place } = cancel;
    const { answers, whenFinished } = own.cancel;
    const operation = {
      ...{ method, path, id, answers },
      ...(body && { body }),
      ...(place && { place }),
      ...(whenFinished && { whenFinished }),
    };
    return [`the operation of ${other}`, { ...own, cancel: operation }];
  });
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
