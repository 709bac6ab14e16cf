import { adviceFor } from "../advice/advice-for.ts";
import type { Change } from "../change.ts";
import type { ComparisonReport, DriftReport, ProviderDrift } from "../drift-report.ts";

/** For programs; its form is published in docs/drift-report.schema.json. */
export function renderJson(report: DriftReport | ComparisonReport): string {
  const value = "providers" in report ? providersAsJson(report) : comparisonAsJson(report);
  // Written as escapes, marks that would turn the text around in a terminal stay part of the value.
  return `${JSON.stringify(value, null, 2).replace(/\p{Cf}|[\u2028\u2029]/gu, (mark) =>
    [...Array(mark.length).keys()].map((at) => `\\u${hex(mark.charCodeAt(at))}`).join(""),
  )}\n`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function providersAsJson({ bump, providers }: DriftReport): object {
  const changes = providers.flatMap((drift) =>
    drift.status === "unknown"
      ? []
      : drift.changes.map((change) => ({ provider: drift.provider, ...changeAsJson(change) })),
  );
  return { bump, changes, providers: providers.map(providerAsJson) };
}

function providerAsJson(drift: ProviderDrift): object {
  const { provider, status } = drift;
  if (status === "unknown") return { provider, status, problem: drift.problem };
  const { bump, verdicts, sources, newUpstream, note } = drift;
  return { provider, status, bump, verdicts, sources, newUpstream, ...(note !== undefined && { note }) };
}

function comparisonAsJson({ bump, verdicts, compared, changes }: ComparisonReport): object {
  return { bump, changes: changes.map(changeAsJson), verdicts, compared };
}

function changeAsJson(change: Change): object {
  const { id, bump, flags, operation, operations, pointer, before, after, message, by } = change;
  return {
    id,
    bump,
    flags,
    operation,
    operations,
    pointer,
    before,
    after,
    message,
    by,
    advice: adviceFor(change),
  };
}
