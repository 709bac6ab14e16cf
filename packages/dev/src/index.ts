export { CONFIG_FILE, findWorkspace, type Layout, type Workspace } from "./workspace/workspace.ts";
