const HOME = "https://www.npmjs.com/package/calloff";

/**
 * Says to those whose pages are read who asks, and where to complain: in CI the repository whose run it is,
 * elsewhere the package's page, which links the project's.
 */
export function userAgent({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
}: NodeJS.ProcessEnv): string {
  const url = `${server}/${repository}`;
  const isRepository = /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(url);
  return `calloff (+${isRepository ? url : HOME})`;
}
