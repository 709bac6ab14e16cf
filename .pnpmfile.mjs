/** What is published says nothing about how it is built: its users have neither the tools nor our private packages. */
export const hooks = {
  beforePacking({ scripts, devDependencies, ...manifest }) {
    return manifest;
  },
};
