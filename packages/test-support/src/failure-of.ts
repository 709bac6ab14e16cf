/** The message that a person would read; anything but a UserError with status 2 is thrown on. */
export async function failureOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    const { name, status } = error as { name?: unknown; status?: unknown };
    if (error instanceof Error && name === "UserError" && status === 2) return error.message;
    throw error;
  }
  return "did not fail";
}
