export async function leaveScope(jobs) {
  await using job = jobs.guard("pulse:native");
  if (job.reference !== "pulse:native") throw new Error("the guard is another's");
}
