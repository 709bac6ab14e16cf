/** What a changelog says of one version, without its heading; empty where it says nothing. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version}\n`));
  return section === undefined ? "" : section.slice(version.length).trim();
}
