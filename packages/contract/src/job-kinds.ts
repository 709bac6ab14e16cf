import {
  type CancelableDescriptor,
  createCancelableProvider,
  createProviderOfKinds,
  createStatusFirstProvider,
  createTrackableProvider,
  type KindsDescriptor,
  type TrackableDescriptor,
} from "@calloff/runtime";
import type { BuiltClient, Subject } from "./subject.ts";

/** A kind of job that a client can cancel; the only one, where the vendor has one kind. */
export interface JobKind {
  /** Its name; undefined where the vendor has one kind. */
  readonly kind: string | undefined;
  /** What outcomes name it: the provider's name, or `openai.batch`. */
  readonly provider: string;
  /** That of the provider, with this kind's operations. */
  readonly descriptor: CancelableDescriptor | TrackableDescriptor;
}

/** None for a client that cannot cancel. */
export function jobKindsOf({ provider, descriptor }: Pick<Subject, "provider" | "descriptor">): JobKind[] {
  if ("cancel" in descriptor && descriptor.cancel !== undefined) {
    return [{ kind: undefined, provider, descriptor }];
  }
  if (!("kinds" in descriptor)) return [];
  const { kinds, ...shared } = descriptor;
  return Object.entries(kinds).map(([kind, operations]) => {
    const name = `${provider}.${kind}`;
    return { kind, provider: name, descriptor: { ...shared, ...operations, name } };
  });
}

/** The subject with a client in which one kind of job has another descriptor. */
export function withDescriptor(subject: Subject, { kind }: JobKind, changed: JobKind["descriptor"]): Subject {
  if (kind === undefined || !("kinds" in subject.descriptor)) {
    const create = (options: object): unknown => createJobs(changed, options);
    return { ...subject, descriptor: changed, create: create as Subject["create"] };
  }
  const { cancel, name: _, ...shared } = changed;
  const { status, ...rest } = shared as Partial<TrackableDescriptor>;
  const { name, kinds } = subject.descriptor;
  const operations = status === undefined ? { cancel } : { cancel, status };
  const descriptor: KindsDescriptor = { ...rest, name, kinds: { ...kinds, [kind]: operations } };
  return {
    ...subject,
    descriptor,
    create: (options) => createProviderOfKinds(descriptor, options) as unknown as BuiltClient,
  };
}

function createJobs(descriptor: JobKind["descriptor"], options: object): object {
  if (!("status" in descriptor)) return createCancelableProvider(descriptor, options);
  return descriptor.cancel.whenFinished === undefined
    ? createTrackableProvider(descriptor, options)
    : createStatusFirstProvider(descriptor, options);
}
