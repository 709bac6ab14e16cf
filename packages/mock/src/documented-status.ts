import type { IHttpOperation } from "@stoplight/types";

/** Whether Prism can answer this status: the operation lists it, its range (`4XX`), or a `default`. */
export function documentsStatus(operation: IHttpOperation, status: number): boolean {
  const range = `${Math.trunc(status / 100)}XX`;
  return operation.responses.some(({ code }) => [String(status), range, "default"].includes(code));
}

/** Every status of these operations, as the document writes them, in ascending order. */
export function documentedStatuses(operations: readonly IHttpOperation[]): string[] {
  return [...new Set(operations.flatMap(({ responses }) => responses.map(({ code }) => code)))].sort();
}

/** As the document has it: `GET /job/{jobId}`. */
export function operationName({ method, path }: IHttpOperation): string {
  return `${method.toUpperCase()} ${path}`;
}
