import type { Change } from "../../change.ts";
import type { ComparisonReport, DriftReport, KnownDrift } from "../../drift-report.ts";

export function sampleChange(change: Partial<Change> & Pick<Change, "id" | "bump">): Change {
  return {
    flags: [],
    operation: "GET /jobs/{id}",
    operations: 1,
    pointer: "/components/schemas/Job",
    before: null,
    after: null,
    message: "something changed",
    by: "both",
    ...change,
  };
}

const CHANGES: readonly Change[] = [
  sampleChange({
    id: "response-property-removed",
    bump: "major",
    operations: 3,
    pointer: "/components/schemas/Job/properties/cost",
    before: "cost?: number",
    message: "Job no longer has the property cost",
  }),
  sampleChange({
    id: "parameter-added-required",
    bump: "major",
    operation: "DELETE /jobs/{id}",
    pointer: "/paths/~1jobs~1{id}/delete/parameters/1",
    after: "reason: string",
    message: "the query parameter reason is new and required",
    by: "compiler",
  }),
  sampleChange({
    id: "response-enum-value-added",
    bump: "minor",
    flags: ["open-set"],
    pointer: "/components/schemas/Job/properties/state/enum",
    before: ["queued", "done"],
    after: ["queued", "done", "canceling"],
    message: "state of Job may be canceling",
  }),
  sampleChange({
    id: "limit-tightened",
    bump: "patch",
    flags: ["wire"],
    operation: "POST /jobs",
    pointer: "/components/schemas/NewJob/properties/name/maxLength",
    before: 200,
    after: 80,
    message: "name of NewJob may have at most 80 characters",
    by: "walk",
  }),
];

export const DRIFTED: KnownDrift = {
  provider: "tensorpix",
  status: "drift",
  bump: "major",
  verdicts: { walk: "minor", compiler: "major" },
  changes: CHANGES,
  sources: ["https://docs.tensorpix.example/api/cancel.md"],
  newUpstream: ["GET /jobs", "POST /jobs/{id}/retry"],
};

export const DRIFT_REPORT: DriftReport = {
  bump: "major",
  providers: [
    DRIFTED,
    {
      provider: "pulse",
      status: "unchanged",
      bump: "none",
      verdicts: { walk: "none", compiler: "none" },
      changes: [],
      sources: ["https://docs.pulse.example/cancel.md"],
      newUpstream: [],
    },
    {
      provider: "topaz",
      status: "unknown",
      problem:
        "https://docs.topaz.example/cancel.md: HTML came instead of Markdown; look where the page went",
    },
  ],
};

export const COMPARISON_REPORT: ComparisonReport = {
  bump: "major",
  verdicts: { walk: "major", compiler: "major" },
  changes: CHANGES,
  compared: { before: "old.yaml", after: "new.yaml" },
};
