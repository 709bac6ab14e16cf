import type { Departure } from "./departure.ts";

/** What came of one check, without the key. */
export interface LiveReport {
  readonly provider: string;
  readonly job: string;
  readonly request: { readonly method: string; readonly url: string };
  /** The vendor's status; absent when it did not answer. */
  readonly status?: number;
  /** What the client made of it. */
  readonly outcome?: {
    readonly state: string;
    readonly stopped: true | undefined;
    readonly message: string | undefined;
  };
  readonly error?: { readonly code: string; readonly message: string };
  readonly departures: readonly Departure[];
}

export function printReport(report: LiveReport): string {
  const { provider, request, status, outcome, error, departures } = report;
  const lines = [
    `${provider}: sent ${request.method} ${request.url}`,
    status === undefined ? "answer: none" : `answer: ${status}`,
  ];
  if (outcome !== undefined) {
    const said = outcome.message === undefined ? "" : `; the vendor says ${JSON.stringify(outcome.message)}`;
    lines.push(`outcome: ${outcome.state}, stopped: ${outcome.stopped ?? "not known"}${said}`);
  }
  if (error !== undefined) lines.push(`error: ${error.code}: ${error.message}`);
  if (departures.length > 0) {
    lines.push(`departures from the document: ${departures.length}`, ...departures.map(printDeparture));
  } else if (status !== undefined) lines.push("no departures");
  return `${lines.join("\n")}\n`;
}

function printDeparture({ where, expected, received, foundBy }: Departure): string {
  if (foundBy === "schema") return `  ${where}: the document says ${expected}; came ${received}`;
  return `  ${where}: Prism says ${expected}${received === "" ? "" : `; came ${received}`}`;
}
