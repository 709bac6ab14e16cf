export { type CreateOptions, createWorkspace } from "./create-workspace.ts";
