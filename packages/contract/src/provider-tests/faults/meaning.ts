import { isDeepStrictEqual } from "node:util";
import type { CalloffErrorCode, CancelState } from "@calloff/runtime";
import type { Subject } from "../subject.ts";
import type { AnswerRow } from "../tables.ts";

/** What a call must come to: some fields of its outcome, or of its error. */
export type Meaning =
  | { readonly state: CancelState; readonly stopped: true | undefined; readonly documented: boolean }
  | { readonly code: CalloffErrorCode };

/**
 * What a status must come to at this vendor when its body says nothing of the job: by the vendor's page, or else by
 * RFC 9110 and RFC 6585.
 */
export function meaningAt({ answers }: Subject, status: number): Meaning {
  const rows = rowsFor(answers, status);
  const own = onlyRow(rows.filter((row) => row.status === status));
  if (own !== undefined) return tableMeaning(own);
  if (rows.length === 0) return httpMeaning(status);
  if (rows.some(({ http }) => http)) return documented(httpMeaning(status));
  const row = onlyRow(rows);
  if (row !== undefined) return tableMeaning(row);
  throw new Error(
    `the table has ${rows.length} rows for ${status}, and none with the body "": what it means then`,
  );
}

function documented(meaning: Meaning): Meaning {
  return "code" in meaning ? meaning : { ...meaning, documented: true };
}

function onlyRow(rows: readonly AnswerRow[]): AnswerRow | undefined {
  const [first, ...others] = rows;
  const hasOneMeaning = first !== undefined && others.every((row) => meansTheSame(row, first));
  return hasOneMeaning ? first : rows.find(({ body }) => body === "");
}

function meansTheSame(one: AnswerRow, other: AnswerRow): boolean {
  return isDeepStrictEqual(tableMeaning(one), tableMeaning(other));
}

/** Whether what a status means depends on its body: then one that says nothing of the job is worth a warning. */
export function dependsOnBody({ answers }: Subject, status: number): boolean {
  const rows = rowsFor(answers, status);
  return rows.some((row, at) =>
    rows.slice(0, at).some((other) => other.status === row.status && !meansTheSame(row, other)),
  );
}

function rowsFor(answers: readonly AnswerRow[], status: number): readonly AnswerRow[] {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const own = names.map((name) =>
    answers.filter(({ documented, status: known }) => (documented ?? String(known)) === name),
  );
  return own.find((rows) => rows.length > 0) ?? [];
}

function tableMeaning(row: AnswerRow): Meaning {
  if ("error" in row) return { code: row.error };
  return { state: row.state, stopped: row.stopped, documented: true };
}

/** Written apart from the runtime's own table, which is under test. */
function httpMeaning(status: number): Meaning {
  const undocumented = { stopped: undefined, documented: false } as const;
  if (status >= 200 && status <= 299) return { state: "canceling", ...undocumented };
  switch (status) {
    case 400:
    case 422:
      return { code: "invalid-request" };
    case 401:
      return { code: "unauthorized" };
    case 403:
      return { code: "forbidden" };
    case 404:
    case 410:
      return { state: "not-found", ...undocumented };
    case 408:
      return { code: "timeout" };
    case 409:
      return { state: "not-cancelable", ...undocumented };
    case 429:
      return { code: "rate-limited" };
    default:
      return { code: status >= 500 ? "server-error" : "unexpected-response" };
  }
}
