/** Another copy of the packages, as a tree of dependencies may hold one. */
declare module "second-copy" {
  export { CalloffError, createPulse } from "@calloff/pulse";
}
