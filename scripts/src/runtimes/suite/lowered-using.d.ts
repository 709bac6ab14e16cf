/** The same file, made by Vite for older runtimes. */
export { leaveScope } from "./native-using.js";
