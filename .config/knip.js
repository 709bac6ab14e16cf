/** What is used in ways that no import shows. */
export default {
  workspaces: {
    // The commands run them from scripts/run.mjs and scripts/src/test.ts.
    ".": { entry: ["scripts/run.mjs"], ignoreDependencies: ["pnpm", "turbo"] },
    scripts: {
      entry: ["src/{bench,codegen,contract,corpus,corpus-document,drift,publish-drift,start,test,vendor}.ts", "src/**/*.test.ts"],
    },
    "scripts/release": {
      // changesets loads the first by its path.
      entry: [
        "src/{changelog,publish,release,surface}.ts",
        "src/**/*.test.ts",
        "src/testing/temporary-folders.ts",
      ],
    },
    "packages/*": {
      entry: ["src/{index,node}.ts", "{src,test}/**/*.test.ts", "test/**/*.test-d.ts"],
      // Generated from documents: a type that this one's operations do not use may be what a user needs.
      ignore: ["src/schema.ts"],
    },
    "packages/calloff": {
      entry: ["src/{index,node,cli}.ts", "{src,test}/**/*.test.ts"],
      // A test makes a small disk with the system's own.
      ignoreBinaries: ["mount", "umount"],
      // The READMEs' examples, which are compiled here, import them.
      ignoreDependencies: ["@calloff/mock", "@calloff/runtime"],
    },
    "packages/mock": {
      entry: ["src/index.ts", "{src,test}/**/*.test.ts"],
      // A test runs its command line.
      ignoreDependencies: ["@stoplight/prism-cli"],
    },
  },
};
