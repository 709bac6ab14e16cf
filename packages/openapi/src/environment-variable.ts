import { UserError } from "./user-error.ts";

/** @throws UserError when it is not set, or empty */
export function environmentVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new UserError(`the environment variable ${name} is missing.`);
  return value;
}
