// For tests: an invented vendor with one kind of job, whose late cancel deletes the result, and what is known by hand.

import type { Cancels, Subject as ProviderSubject } from "../provider-tests/subject.ts";
import type { AnswerRow, StatusRow } from "../provider-tests/tables.ts";
import { type InventedVendor, openVendor } from "./open-vendor.ts";

const firing = (phase: number) => ({ phase });

const statuses: StatusRow[] = [
  { value: 0, means: "the oven is cold", body: firing(0), state: "queued", final: false },
  { value: 1, means: "it heats", body: firing(1), state: "running", final: false },
  { value: 2, means: "it burns", body: firing(2), state: "running", final: false },
  { value: 3, means: "done", body: firing(3), state: "succeeded", final: true },
  { value: 4, means: "over, nobody says how", body: firing(4), state: "ended", final: true },
];

const answers: AnswerRow[] = [
  { status: 202, page: "it cools down", state: "canceling", stopped: undefined },
  { status: 404, page: "no such firing", state: "not-found", stopped: undefined },
];

export async function openAnneal(): Promise<InventedVendor> {
  const vendor = await openVendor("anneal");
  return { ...vendor, subject: { ...vendor.subject, answers, statuses } };
}

export function annealSubject({ subject, documentFile }: InventedVendor): ProviderSubject {
  return {
    provider: "anneal",
    document: documentFile,
    create: (options) => subject.create(options) as unknown as Cancels,
    baseUrl: "https://anneal.example",
    request: {
      id: { firing: "f%1", oven: "o 2" },
      key: "anneal-key",
      method: "DELETE",
      url: "/ovens/o%202/firings/f%251",
      header: ["x-anneal-key", "anneal-key"],
      whenFinished: "destroys-result",
    },
    answers,
    moments: {
      initial: { status: 202, state: "canceling", page: "it cools down" },
      afterCompletion: { status: 202, state: "canceling", page: "it is deleted" },
    },
    status: {
      url: "/ovens/o%202/firings/f%251",
      rows: statuses,
      lacks: ["canceled"],
      accepted: { status: 202 },
    },
  };
}
