import type { DriftReport } from "../../drift-report.ts";
import { DRIFTED, sampleChange } from "./sample-reports.ts";

/** What a page would run, obey or overflow with, if it were not text. */
const HOSTILE = [
  "<script>window.hacked = true</script>",
  "</style><script>window.hacked = true</script>",
  '" onmouseover="window.hacked = true" x="',
  "<img src=x onerror=window.hacked=true>",
  "\u202eredro\u202c",
  "x".repeat(3000),
].join(" ");

export const HOSTILE_REPORT: DriftReport = {
  bump: "major",
  providers: [
    {
      ...DRIFTED,
      provider: HOSTILE,
      sources: [HOSTILE],
      newUpstream: [HOSTILE],
      changes: (["response-type-changed", "request-enum-closed", "parameter-removed"] as const).map((id) =>
        sampleChange({
          id,
          bump: "major",
          operation: `GET /${HOSTILE}`,
          pointer: `/components/schemas/${HOSTILE}`,
          before: HOSTILE,
          after: [HOSTILE],
          message: HOSTILE,
        }),
      ),
    },
    { provider: "other", status: "unknown", problem: HOSTILE },
  ],
};
