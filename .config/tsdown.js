/** The one way packages are built: ES modules with types, nothing bundled that is a dependency. */
export default {
  entry: ["src/index.ts"],
  format: "esm",
  platform: "neutral",
  target: "es2022",
  dts: true,
  sourcemap: false,
  clean: true,
  fixedExtension: false,
  logLevel: "warn",
};
