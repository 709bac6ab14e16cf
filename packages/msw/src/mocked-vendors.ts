import type { MockedJobs } from "./mocked-jobs.ts";

/** The kinds of job of each vendor that there are handlers for. */
const vendors = new Map<string, readonly MockedJobs[]>();

/** Keeps the mocked jobs of a vendor, in place of earlier ones. @param name the provider's, or that of a kind of job */
export function setMockedJobs(name: string, jobs: readonly MockedJobs[]): void {
  vendors.set(vendorOf(name), jobs);
}

/**
 * The jobs of this name.
 *
 * @throws Error when there are no handlers for them
 */
export function mockedJobs(job: string | { readonly name: string }): MockedJobs {
  const name = typeof job === "string" ? job : job.name;
  const jobs = vendors.get(vendorOf(name));
  if (jobs === undefined) {
    const known = [...vendors.keys()].join(", ") || "none";
    throw new Error(
      `There are no handlers for "${name}": call handlers(client, document) first. There are some for: ${known}.`,
    );
  }
  const found = jobs.find((each) => each.name === name);
  if (found !== undefined) return found;
  const known = jobs.map((each) => each.name).join(", ") || "none that can be canceled";
  throw new Error(`"${name}" is not the name of a kind of job. The vendor has: ${known}.`);
}

function vendorOf(name: string): string {
  return name.split(".")[0] ?? name;
}
