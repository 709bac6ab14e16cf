export async function leaveScope(jobs, stop) {
  using watch = jobs.cancelOnAbort(stop, "pulse:watched");
  await using job = jobs.guard("pulse:native");
  if (job.reference !== "pulse:native" || watch.outcome === undefined)
    throw new Error("the guard is another's");
}
