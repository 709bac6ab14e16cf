import { Failure } from "./failure.ts";

/** @throws Failure when it is not set, or empty */
export function environmentVariable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Failure(`the environment variable ${name} is missing.`);
  return value;
}
