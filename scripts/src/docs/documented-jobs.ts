import type { JobFacts, JobModel } from "@calloff/codegen/internal";
import type { DocumentedProvider } from "./documented-provider.ts";

/** One kind of job of a vendor, and what is known of its cancel. */
export interface DocumentedJob extends JobModel {
  /** How references begin: the vendor's name, with the kind of job where it has several. */
  readonly name: string;
  readonly provider: DocumentedProvider;
  readonly answers: JobFacts;
}

/** Each kind of job that a vendor has; none where nothing cancels. */
export function documentedJobs(provider: DocumentedProvider): DocumentedJob[] {
  const { model, facts } = provider;
  return model.jobs.map((job) => {
    const { kind } = job;
    return kind === undefined
      ? { ...job, provider, name: model.name, answers: facts.answers }
      : { ...job, provider, name: `${model.name}.${kind}`, answers: facts.kinds?.[kind] ?? {} };
  });
}

/** Vendors by the names that people know them by. */
export function byVendor(providers: readonly DocumentedProvider[]): DocumentedProvider[] {
  return [...providers].sort((a, b) => a.model.identifier.localeCompare(b.model.identifier, "en"));
}
